import { useState, type ReactNode } from 'react'
import { isProblem } from '@/api'
import { faultsOf, SchemaForm, tidied, type Field } from '@/form'
import { useText, useWords, type Dictionary, type Text } from '@/i18n'
import { Button } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { ActNote } from './act-note'
import styles from './ask-dialog.module.css'
import { words } from './staff-words'

type Values = Record<string, string>

interface AskDialogProps {
  title: string
  lead?: ReactNode
  fields: readonly Field[]
  first?: Values
  go: string
  kind?: 'primary' | 'danger'
  /** What no kind of field can know by itself, by field. */
  check?: (values: Values) => Values
  onSend: (values: Values) => void
  onClose: () => void
  error: unknown
  isPending: boolean
  /** Enter confirms at once: nothing has to be filled in. */
  ready?: boolean
  /** Above the fields: what is being decided on. */
  children?: ReactNode
}

/** A short form that does one thing. What is missing is said at the field; what the server refuses too. */
export function AskDialog(props: AskDialogProps) {
  const { title, lead, fields, first = {}, go, kind = 'primary', check, onSend, onClose, children } = props
  const say = useWords(words)
  const text = useText()
  const [values, setValues] = useState<Values>(first)
  const [attempt, setAttempt] = useState(0)
  const faults = faultsOf(fields, values)
  const own = attempt > 0 ? (check?.(values) ?? {}) : {}
  const refused = isProblem(props.error)
    ? Object.fromEntries(
        props.error.fields.map((fault) => [fault.field.split(/[.[]/)[0] ?? fault.field, text(fault.text)]),
      )
    : {}
  const known = fields.some((field) => refused[field.code])
  const send = () => {
    setAttempt(attempt + 1)
    if (faults.length > 0 || Object.keys(check?.(values) ?? {}).length > 0) return
    const tidy = fields.map((field) => [field.code, tidied(field, values[field.code] ?? '')] as const)
    onSend(Object.fromEntries(tidy))
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} urgent wide>
      <form
        noValidate
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        {lead && <p>{lead}</p>}
        {children}
        <SchemaForm
          fields={fields}
          values={values}
          onChange={(field, value) => setValues((before) => ({ ...before, [field]: value }))}
          faults={attempt > 0 ? faults : []}
          refused={{ ...refused, ...own }}
          attempt={attempt}
        />
        {!known && <ActNote error={props.error} />}
        <div className={styles.row}>
          {/* The person has just pressed the key for exactly this. */}
          {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
          <Button type="submit" kind={kind} isPending={props.isPending} autoFocus={props.ready}>
            {go}
          </Button>
          <Button onPress={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

type Labels = Readonly<Record<string, unknown>>

/** A field of such a form, its words from the feature's own dictionary: `label` and, where there is one, `labelHint`. */
export function asking(
  dictionary: Dictionary<Labels>,
  code: string,
  kind: string,
  extra: Partial<Field> & { label?: Text } = {},
): Field {
  const both = (key: string): Text | undefined =>
    key in dictionary.zh ? { zh: String(dictionary.zh[key]), en: String(dictionary.en[key]) } : undefined
  return {
    code,
    label: both(code) ?? { zh: code, en: code },
    hint: both(`${code}Hint`),
    kind,
    choices: [],
    columns: [],
    required: true,
    asked: true,
    source: 'applicant',
    for_items: [],
    ...extra,
  }
}
