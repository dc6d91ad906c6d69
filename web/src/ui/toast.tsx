import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Button } from './button'
import { CheckIcon, CrossIcon, WarnIcon } from './icons'
import styles from './overlay.module.css'
import { words } from './words'

interface ToastMessage {
  id: number
  tone: 'good' | 'bad'
  text: string
}

type Tell = (text: string, tone?: ToastMessage['tone']) => void

const ToastContext = createContext<Tell>(() => {})

/** Long enough to be read twice. */
const passesAfterMs = 8_000

/** A word in passing. Nothing that must be read may be said only here; what went wrong stays until closed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [messages, setMessages] = useState<ToastMessage[]>([])
  const last = useRef(0)
  const tell = useCallback<Tell>((text, tone = 'good') => {
    const id = ++last.current
    setMessages((before) => [...before.slice(-2), { id, tone, text }])
  }, [])
  const close = useCallback(
    (id: number) => setMessages((before) => before.filter((message) => message.id !== id)),
    [],
  )
  const state = useMemo(() => tell, [tell])
  return (
    <ToastContext value={state}>
      {children}
      <div className={styles.toasts} role="status" data-screen-only>
        {messages.map((message) => (
          <Passing key={message.id} message={message} onClose={close} />
        ))}
      </div>
    </ToastContext>
  )
}

interface PassingProps {
  message: ToastMessage
  onClose: (id: number) => void
}

/** It goes by itself, but not under somebody's hand. */
function Passing({ message, onClose }: PassingProps) {
  const say = useWords(words)
  const [held, setHeld] = useState(false)
  const { id, tone, text } = message
  useEffect(() => {
    if (held || tone === 'bad') return
    const timer = setTimeout(() => onClose(id), passesAfterMs)
    return () => clearTimeout(timer)
  }, [held, tone, id, onClose])
  return (
    // Nothing is done by pointing at it; it only waits.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      className={`${styles.toast} on-dark`}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {tone === 'good' ? <CheckIcon /> : <WarnIcon />}
      <span>{text}</span>
      <Button kind="quiet" aria-label={say.close} onPress={() => onClose(id)} icon={<CrossIcon />} />
    </div>
  )
}

export function useToast(): Tell {
  return useContext(ToastContext)
}
