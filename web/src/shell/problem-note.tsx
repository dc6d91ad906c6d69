import { isProblem } from '@/api'
import { useText, useWords } from '@/i18n'
import { Alert, Button } from '@/ui'
import { words } from './words'

interface ProblemNoteProps {
  error: unknown
  onRetry?: () => void
  /** An act was under way: say whether it may have happened. */
  acting?: boolean
}

/** A plain sentence, what is safe, what to do, and the number to read out. */
export function ProblemNote({ error, onRetry, acting }: ProblemNoteProps) {
  const say = useWords(words)
  const text = useText()
  if (!isProblem(error)) return <Alert tone="bad" title={say.problemTitle} announce />
  return (
    <Alert tone="bad" title={text(error.text) || say.problemTitle} announce>
      {error.clause && (
        <p>
          {say.clause}
          {error.clause}
        </p>
      )}
      {acting && <p>{error.unreached ? say.problemUnknown : say.problemSafe}</p>}
      {error.trace && error.status >= 500 && (
        <p>
          {say.trace} <strong className="tabular">{error.trace}</strong>
        </p>
      )}
      {onRetry && error.retryable && <Button onPress={onRetry}>{say.retry}</Button>}
    </Alert>
  )
}
