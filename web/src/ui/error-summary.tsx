import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useWords } from '@/i18n'
import styles from './display.module.css'
import { focusField } from './field-parts'
import { words } from './words'

export interface FieldMessage {
  name: string
  message: string
}

interface ErrorSummaryProps {
  errors: readonly FieldMessage[]
  /** Counts the attempts to go on: each new one brings the focus back here. */
  attempt: number
  onGo?: (name: string) => void
}

/** All that is to be corrected, in the words that stand at the fields. Shown even for one. */
export function ErrorSummary({ errors, attempt, onGo }: ErrorSummaryProps) {
  const say = useWords(words)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (attempt > 0) box.current?.focus()
  }, [attempt])
  if (errors.length === 0) return null
  return (
    <div
      ref={box}
      className={styles.errors}
      tabIndex={-1}
      role="group"
      aria-labelledby="error-summary-title"
    >
      <h2 id="error-summary-title">{say.errorsTitle(errors.length)}</h2>
      <ul>
        {errors.map((error) => (
          <li key={`${error.name} ${error.message}`}>
            <a
              href={`#${error.name}`}
              onClick={(event) => {
                event.preventDefault()
                onGo?.(error.name)
                focusField(error.name)
              }}
            >
              {error.message}
            </a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** `<title>` says it too, so that it is heard first. */
export function useErrorTitle(faulty: boolean): string {
  const say = useWords(words)
  return faulty ? say.error : ''
}

/**
 * What is wrong with a form: nothing is said of it before somebody has tried to send, and then always what is
 * wrong now. `sending` lets through what has no fault.
 */
export function useFaults(faults: readonly FieldMessage[]) {
  const [attempt, setAttempt] = useState(0)
  const errors = attempt > 0 ? faults : []
  const sending = (send: () => void) => (event: FormEvent) => {
    event.preventDefault()
    if (faults.length > 0) setAttempt(attempt + 1)
    else send()
  }
  return {
    attempt,
    errors,
    errorOf: (name: string) => errors.find((error) => error.name === name)?.message,
    sending,
  }
}
