import { isProblem, type TimelineEntry } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Alert, Button } from '@/ui'
import { ProblemNote } from './problem-note'
import { words } from './staff-words'

/** Why an act did not go through; a case that moved on meanwhile is told with what changed (see Changes). */
export function ActNote({ error }: { error: unknown }) {
  const text = useText()
  if (!error) return null
  if (isProblem(error) && error.status === 409 && error.code === 'stale') return null
  if (isProblem(error) && error.fields.length > 0)
    return <Alert tone="bad" title={error.fields.map((fault) => text(fault.text)).join(' ')} announce />
  return <ProblemNote error={error} acting />
}

interface ChangesProps {
  changes: readonly TimelineEntry[]
  /** An act was just refused because of them. */
  refused?: boolean
  onSeen: () => void
}

/** What somebody else did to this case while it was open here. Nothing typed is lost. */
export function Changes({ changes, refused, onSeen }: ChangesProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  if (changes.length === 0 && !refused) return null
  return (
    <Alert tone="warn" title={say.staleTitle} announce>
      {changes.length > 0 ? (
        <ul>
          {changes.map((entry) => (
            <li key={entry.seq}>
              {text(entry.what)} {format.aside(say.by(entry.by, format.instant(entry.at)))}
            </li>
          ))}
        </ul>
      ) : (
        <p>{say.staleNothing}</p>
      )}
      <p>{say.staleText}</p>
      <Button onPress={onSeen}>{say.seen}</Button>
    </Alert>
  )
}
