import { useLanguage, useText } from '@/i18n'
import { ErrorSummary } from '@/ui'
import type { FormField as Field, Values } from './field'
import { FormField } from './form-field'
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
  /** Fields whose value came from a register and was not touched. */
  prefilled?: ReadonlySet<string>
  onGo?: (field: string) => void
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

/** Fields one under another, and above them all that is to be corrected. */
export function SchemaForm(props: SchemaFormProps) {
  const { fields, values, onChange, faults, refused = none, attempt, prefilled, onGo } = props
  const messages = useMessages(fields, faults, refused)
  return (
    <div className={styles.form}>
      <ErrorSummary errors={messages} attempt={attempt} onGo={onGo} />
      {fields.map((field) => (
        <FormField
          key={field.code}
          field={field}
          value={values[field.code] ?? ''}
          onChange={(value) => onChange(field.code, value)}
          error={messages.find((message) => message.name === field.code)?.message}
          prefilled={prefilled?.has(field.code)}
        />
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
            <FormField
              key={field.code}
              field={field}
              value={props.values[field.code] ?? ''}
              onChange={(value) => props.onChange(field.code, value)}
              error={messages.find((message) => message.name === field.code)?.message}
              prefilled={props.prefilled?.has(field.code)}
            />
          ))}
        </section>
      ))}
    </div>
  )
}
