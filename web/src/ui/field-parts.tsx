import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { useWords } from '@/i18n'
import styles from './field.module.css'
import { words } from './words'

/** What every kind of field can say about itself. */
export interface FieldProps {
  /** The field's code: error links find the field by it. */
  name: string
  label: string
  /** The page's heading says it already. */
  labelHidden?: boolean | undefined
  hint?: ReactNode | undefined
  error?: string | undefined
  /** Only what may be left out is marked. */
  optional?: boolean | undefined
  /** Where a prefilled value comes from: 营业执照库. */
  source?: string | undefined
  isDisabled?: boolean | undefined
  isReadOnly?: boolean | undefined
}

export function FieldHead({ label, labelHidden, hint, error, optional, source }: Omit<FieldProps, 'name'>) {
  const say = useWords(words)
  return (
    <>
      <Label className={labelHidden ? 'visually-hidden' : styles.label}>
        {label}
        {optional && <span className={styles.optional}>{say.optional}</span>}
      </Label>
      {(hint || source) && (
        <Text slot="description" className={styles.hint}>
          {hint}
          {source && <span className={styles.source}>{source}</span>}
        </Text>
      )}
      {error && (
        <FieldError className={styles.error}>
          <span className="visually-hidden">{say.error}</span>
          {error}
        </FieldError>
      )}
    </>
  )
}

export function fieldClass(extra?: string): string {
  return [styles.field, extra].filter(Boolean).join(' ')
}

/** Puts the cursor in a field, wherever the control keeps its focusable part. */
export function focusField(name: string): boolean {
  const fields = [...document.querySelectorAll<HTMLElement>('[data-field]')]
  const field = fields.find((candidate) => candidate.dataset.field === name)
  const find = (selector: string) => field?.querySelector<HTMLElement>(selector)
  const control =
    find('input:checked:not([disabled])') ??
    find('input:not([type=hidden], [disabled]), textarea, select, [role=spinbutton]') ??
    find('button')
  const target = control ?? field
  if (!target) return false
  field?.scrollIntoView({ block: 'center' })
  target.focus({ preventScroll: true })
  return true
}
