import { Fragment } from 'react'
import { useLanguage, useText } from '@/i18n'
import { ErrorSummary } from '@/ui'
import type { FormField as Field, FormRule, Values } from './field'
import { FormField } from './form-field'
import { useDisputeFaults, type AllRecorded } from './recorded'
import styles from './form.module.css'
import { saidOf, type Fault } from './validate'

interface SchemaFormProps {
  fields: readonly Field[]
  values: Values
  onChange: (field: string, value: string) => void
  /** What is wrong by our own check, shown after an attempt to go on. */
  faults: readonly Fault[]
  /** What the server found, in its words. */
  refused?: Readonly<Record<string, string>>
  attempt: number
  /** What a register knows of these fields. */
  recorded?: AllRecorded
  onGo?: (field: string) => void
  /** Likely contradictions: said at the field, and one may go on. */
  doubts?: readonly FormRule[]
}

function Doubts({ rules, field }: { rules: readonly FormRule[] | undefined; field: string }) {
  const text = useText()
  return rules
    ?.filter((rule) => rule.field === field)
    .map((rule) => (
      <p key={rule.code} role="status" className={styles.doubt}>
        {text(rule.text)}
      </p>
    ))
}

export function useMessages(
  fields: readonly Field[],
  faults: readonly Fault[],
  refused: Readonly<Record<string, string>>,
) {
  const { language } = useLanguage()
  return fields.flatMap((field) => {
    const fault = faults.find((candidate) => candidate.field === field.code)
    const message = fault ? saidOf(fault, field, language) : refused[field.code]
    return message ? [{ name: field.code, message }] : []
  })
}

const none = {}

/** What is wrong with the values, and with what is said against a register. */
function useAllMessages({ fields, values, faults, refused = none, attempt, recorded }: SchemaFormProps) {
  const own = useMessages(fields, faults, refused)
  const disputes = useDisputeFaults()(fields, values, attempt > 0 ? recorded : undefined)
  return fields.flatMap((field) => {
    const first = [...own, ...disputes].find((one) => one.name === field.code)
    const why = disputes.find((one) => one.name === `why-${field.code}`)
    return [...(first ? [first] : []), ...(why ? [why] : [])]
  })
}

/** Fields one under another, and above them all that is to be corrected. */
export function SchemaForm(props: SchemaFormProps) {
  const { fields, values, onChange, attempt, recorded, onGo } = props
  const messages = useAllMessages(props)
  return (
    <div className={styles.form}>
      <ErrorSummary errors={messages} attempt={attempt} onGo={onGo} />
      {fields.map((field) => (
        <Fragment key={field.code}>
          <FormField
            field={field}
            value={values[field.code] ?? ''}
            onChange={(value) => onChange(field.code, value)}
            error={messages.find((message) => message.name === field.code)?.message}
            recorded={recorded?.[field.code]}
            whyError={messages.find((message) => message.name === `why-${field.code}`)?.message}
          />
          <Doubts rules={props.doubts} field={field.code} />
        </Fragment>
      ))}
    </div>
  )
}

/** The same with headings, for desks where the whole form is one page. */
export function SectionedForm({
  sections,
  ...props
}: Omit<SchemaFormProps, 'fields'> & {
  sections: readonly { id: string; title: { zh: string; en: string }; fields: readonly Field[] }[]
}) {
  const text = useText()
  const all = sections.flatMap((section) => section.fields)
  const messages = useMessages(all, props.faults, props.refused ?? none)
  return (
    <div className={styles.form}>
      <ErrorSummary errors={messages} attempt={props.attempt} onGo={props.onGo} />
      {sections.map((section) => (
        <section key={section.id} className={styles.section}>
          <h2>{text(section.title)}</h2>
          {section.fields.map((field) => (
            <Fragment key={field.code}>
              <FormField
                field={field}
                value={props.values[field.code] ?? ''}
                onChange={(value) => props.onChange(field.code, value)}
                error={messages.find((message) => message.name === field.code)?.message}
              />
              <Doubts rules={props.doubts} field={field.code} />
            </Fragment>
          ))}
        </section>
      ))}
    </div>
  )
}
