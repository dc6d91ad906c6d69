import { useWords } from '@/i18n'
import { Button, focusField, TextField } from '@/ui'
import type { FormField as Field, Values } from './field'
import styles from './form.module.css'
import { words } from './words'

/** What the register of persons knows of a field before anybody typed, and what is said against it. */
export interface Recorded {
  value: string
  /** Somebody has checked it; else the account was opened with it, and it is typed over. */
  checked: boolean
  /** Why it is wrong; there while it is disputed, perhaps still empty. */
  reason?: string | undefined
  dispute: () => void
  keep: () => void
  explain: (reason: string) => void
}

export type AllRecorded = Readonly<Record<string, Recorded>>

const whyName = (code: string) => `why-${code}`

/** Disputes that are not finished: no other value, or no word why. By the name of what is to be mended. */
export function useDisputeFaults(): (
  fields: readonly Field[],
  values: Values,
  recorded: AllRecorded | undefined,
) => { name: string; message: string }[] {
  const say = useWords(words)
  return (fields, values, recorded = {}) =>
    fields.flatMap((field) => {
      const one = recorded[field.code]
      if (one?.reason === undefined) return []
      const same = values[field.code]?.trim() === one.value
      return [
        ...(same ? [{ name: field.code, message: say.disputeSame }] : []),
        ...(one.reason.trim() === '' ? [{ name: whyName(field.code), message: say.disputeNoReason }] : []),
      ]
    })
}

interface DisputeProps {
  field: Field
  recorded: Recorded
  label: string
  error?: string | undefined
}

/** Beside a value from a register: one press opens what to do when it is wrong. */
export function Dispute({ field, recorded, label, error }: DisputeProps) {
  const say = useWords(words)
  const later = () => setTimeout(() => focusField(field.code))
  if (recorded.reason === undefined)
    return (
      <Button
        kind="quiet"
        aria-label={say.disputeWhat(label)}
        onPress={() => {
          recorded.dispute()
          later()
        }}
      >
        {say.dispute}
      </Button>
    )
  return (
    <div className={styles.dispute}>
      <p role="status">{say.disputeHow}</p>
      <TextField
        name={whyName(field.code)}
        label={say.disputeWhy}
        hint={say.disputeWhyHint}
        value={recorded.reason}
        onChange={recorded.explain}
        maxLength={500}
        long
        error={error}
      />
      <Button
        kind="quiet"
        onPress={() => {
          recorded.keep()
          later()
        }}
      >
        {say.disputeKeep(recorded.value)}
      </Button>
    </div>
  )
}
