import { lazy, Suspense } from 'react'
import { useText, useWords } from '@/i18n'
import { ChoiceField, NumberField, RowsField, SelectField, TextField, YesNoField } from '@/ui'
import { readRows, writeRows, type FormColumn, type FormField as Field, type Row } from './field'
import { words } from './words'

const DateField = lazy(() => import('@/ui/date-field').then((file) => ({ default: file.DateField })))

interface FormFieldProps {
  field: Field
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  /** The value came from a register and has not been touched. */
  prefilled?: boolean | undefined
  autoComplete?: string | undefined
}

/** People's own data are offered by the browser where it has them (WCAG 1.3.5). */
const completions: Record<string, string> = {
  applicant_name: 'name',
  applicant_phone: 'tel',
  delivery_address: 'street-address',
}

/** One field of the catalogue as the control that suits its kind. */
export function FormField(props: FormFieldProps) {
  const { field, value, onChange, error, prefilled } = props
  const text = useText()
  const say = useWords(words)
  const register = text(field.source_name)
  const source = prefilled && register ? say.fromSource(register) : undefined
  // What a register knows may be left out; whoever handles the case fetches it from there.
  const fetched = !field.required && !prefilled && field.source !== 'applicant' && register
  const hint = [text(field.hint), fetched ? say.mayLeave(register) : ''].filter(Boolean).join(' ')
  const shared = {
    name: field.code,
    label: text(field.label),
    hint: hint || undefined,
    error,
    optional: !field.required,
    source,
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
        <TextField {...shared} type="tel" width="medium" autoComplete={completions[field.code] ?? 'off'} />
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
