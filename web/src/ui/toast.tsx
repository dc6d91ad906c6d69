import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react'
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

/** A word in passing. Nothing that must be read may be said only here; it stays until closed or overtaken. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const say = useWords(words)
  const [messages, setMessages] = useState<ToastMessage[]>([])
  const last = useRef(0)
  const tell = useCallback<Tell>((text, tone = 'good') => {
    const id = ++last.current
    setMessages((before) => [...before.slice(-2), { id, tone, text }])
  }, [])
  const close = (id: number) => setMessages((before) => before.filter((message) => message.id !== id))
  const state = useMemo(() => tell, [tell])
  return (
    <ToastContext value={state}>
      {children}
      <div className={styles.toasts} role="status" data-screen-only>
        {messages.map((message) => (
          <div key={message.id} className={`${styles.toast} on-dark`}>
            {message.tone === 'good' ? <CheckIcon /> : <WarnIcon />}
            <span>{message.text}</span>
            <Button
              kind="quiet"
              aria-label={say.close}
              onPress={() => close(message.id)}
              icon={<CrossIcon />}
            />
          </div>
        ))}
      </div>
    </ToastContext>
  )
}

export function useToast(): Tell {
  return useContext(ToastContext)
}
