import { lazy, Suspense } from 'react'
import { useText, useWords } from '@/i18n'
import { ChoiceField, NumberField, RowsField, SelectField, TextField, YesNoField } from '@/ui'
import { readRows, writeRows, type FormColumn, type FormField as Field, type Row } from './field'
import styles from './form.module.css'
import { Dispute, type Recorded } from './recorded'
import { words } from './words'

const DateField = lazy(() => import('@/ui/date-field').then((file) => ({ default: file.DateField })))

interface FormFieldProps {
  field: Field
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  /** What a register knows of it. */
  recorded?: Recorded | undefined
  /** What is still wrong with a word against the register. */
  whyError?: string | undefined
  autoComplete?: string | undefined
}

/** People's own data are offered by the browser where it has them (WCAG 1.3.5). */
const completions: Record<string, string> = {
  applicant_name: 'name',
  delivery_address: 'street-address',
}

/** One field of the catalogue; where a register knows it, with its source and a way to dispute it. */
export function FormField(props: FormFieldProps) {
  const { field, value, recorded } = props
  const text = useText()
  const say = useWords(words)
  const register = text(field.source_name)
  const untouched = recorded && recorded.value === value && recorded.reason === undefined
  if (!recorded?.checked)
    return <Control {...props} source={untouched ? say.fromAccount : undefined} fetched={!untouched} />
  const source = untouched ? say.fromSource(register) : say.disputed(recorded.value)
  return (
    <div className={styles.recorded}>
      <Control {...props} source={source} isReadOnly={recorded.reason === undefined} />
      <Dispute field={field} recorded={recorded} label={text(field.label)} error={props.whyError} />
    </div>
  )
}

interface ControlProps extends FormFieldProps {
  source?: string | undefined
  isReadOnly?: boolean
  /** Whoever handles the case fetches it where the applicant leaves it out. */
  fetched?: boolean
}

/** The control that suits the field's kind. */
function Control(props: ControlProps) {
  const { field, value, onChange, error, recorded, source, isReadOnly } = props
  const text = useText()
  const say = useWords(words)
  const register = text(field.source_name)
  const fetched = !field.required && props.fetched && field.source !== 'applicant' && register
  const hint = [text(field.hint), fetched ? say.mayLeave(register) : ''].filter(Boolean).join(' ')
  const shared = {
    name: field.code,
    label: text(field.label),
    hint: hint || undefined,
    error,
    // What a register has filled in is not left out, only disputed.
    optional: !field.required && !recorded?.checked,
    source,
    isReadOnly,
    value,
    onChange,
  }
  const unit = text(field.unit) || undefined
  switch (field.kind) {
    case 'yes_no':
      return <YesNoField {...shared} />
    case 'choice': {
      const options = field.choices.map((choice) => ({ value: choice.code, label: text(choice.name) }))
      return options.length > 7 ? (
        <SelectField {...shared} options={options} />
      ) : (
        <ChoiceField {...shared} options={options} />
      )
    }
    case 'integer':
    case 'decimal':
      return <NumberField {...shared} whole={field.kind === 'integer'} unit={unit} />
    case 'date':
      return (
        <Suspense fallback={<TextField {...shared} width="medium" isReadOnly />}>
          <DateField {...shared} />
        </Suspense>
      )
    case 'table':
      return <TableField {...props} />
    case 'phone':
      return (
        <TextField {...shared} type="tel" width="medium" autoComplete={field.to_call ? 'tel' : 'off'} />
      )
    case 'id_number':
    case 'credit_code':
      return <TextField {...shared} width="medium" />
    default:
      return (
        <TextField
          {...shared}
          long={field.kind === 'long_text'}
          maxLength={field.max_length}
          unit={unit}
          autoComplete={completions[field.code] ?? 'off'}
        />
      )
  }
}

function TableField({ field, value, onChange, error }: FormFieldProps) {
  const text = useText()
  return (
    <RowsField<Row>
      name={field.code}
      label={text(field.label)}
      hint={text(field.hint) || undefined}
      error={error}
      optional={!field.required}
      rows={readRows(value)}
      onChange={(rows) => onChange(writeRows(rows))}
      empty={() => ({})}
    >
      {(row, change, index) =>
        field.columns.map((column) => (
          <FormField
            key={column.code}
            field={asField(column, `${field.code}.${index}.${column.code}`)}
            value={row[column.code] ?? ''}
            onChange={(next) => change({ ...row, [column.code]: next })}
          />
        ))
      }
    </RowsField>
  )
}

function asField(column: FormColumn, code: string): Field {
  return { ...column, code, columns: [], asked: true, source: 'applicant', for_items: [] }
}
