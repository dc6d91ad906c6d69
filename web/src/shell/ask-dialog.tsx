import { useEffect, useRef, useState, type ReactNode } from 'react'
import { isProblem } from '@/api'
import { faultsOf, SchemaForm, tidied, type Field } from '@/form'
import { useText, useWords, type Dictionary, type Text } from '@/i18n'
import { Button, focusField } from '@/ui'
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
  /** What a field is called in the body that is sent, where that is not its code. */
  sentAs?: Values
  /** Above the fields: what is being decided on. */
  children?: ReactNode
  /** Below them: what is no field of a form, such as files. */
  after?: ReactNode
}

/** A form to be filled in begins with the cursor in it; one that only asks for a yes, at the yes. */
function useFirstField(name: string | undefined) {
  const first = useRef(name)
  useEffect(() => {
    if (first.current) focusField(first.current)
  }, [])
}

/** What the server refused, by field. */
function useRefused(error: unknown, sentAs: Values): Values {
  const text = useText()
  if (!isProblem(error)) return {}
  return Object.fromEntries(
    error.fields.flatMap((fault) => {
      const sent = fault.field.split(/[.[]/)[0] ?? fault.field
      return [
        [sentAs[sent] ?? sent, text(fault.text)],
        [fault.field, text(fault.text)],
      ]
    }),
  )
}

/** A short form that does one thing. What is missing is said at the field; what the server refuses too. */
export function AskDialog(props: AskDialogProps) {
  const { title, lead, fields, first = {}, go, kind = 'primary', check, onSend, onClose } = props
  const say = useWords(words)
  const [values, setValues] = useState<Values>(first)
  const [attempt, setAttempt] = useState(0)
  const faults = faultsOf(fields, values)
  const own = attempt > 0 ? (check?.(values) ?? {}) : {}
  // What the server said of an earlier try is not said again beside what is wrong by our own check now.
  const wrongHere = attempt > 0 && (faults.length > 0 || Object.keys(own).length > 0)
  const error = wrongHere ? undefined : props.error
  const refused = useRefused(error, props.sentAs ?? {})
  useFirstField(props.ready ? undefined : fields[0]?.code)
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
        {props.children}
        <div className={styles.fields}>
          <SchemaForm
            fields={fields}
            values={values}
            onChange={(field, value) => setValues((before) => ({ ...before, [field]: value }))}
            faults={attempt > 0 ? faults : []}
            refused={{ ...refused, ...own }}
            attempt={attempt}
          />
        </div>
        {props.after}
        {!known && <ActNote error={error} />}
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

/** A field of such a form; its words are the feature's own: `label` and, where there is one, `labelHint`. */
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
