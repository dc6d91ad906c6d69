import { useFormats, useText, useWords } from '@/i18n'
import { readRows, type FormField } from './field'
import { words } from './words'

type Shown = Pick<FormField, 'kind' | 'choices'> & Partial<Pick<FormField, 'unit' | 'columns'>>

/** A value in words: 是, not true; the choice's name, not its code; a date as people say it. */
export function useValueWords(): (field: Shown, value: string | undefined) => string {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (field, value) => {
    if (!value) return say.notGiven
    switch (field.kind) {
      case 'yes_no':
        return value === 'true' ? say.yes : say.no
      case 'choice':
        return text(field.choices.find((choice) => choice.code === value)?.name) || value
      case 'multi': {
        const codes = value.split(',').map((code) => code.trim())
        return format.list(
          codes.map((code) => text(field.choices.find((one) => one.code === code)?.name) || code),
        )
      }
      case 'date':
        return format.day(value)
      case 'table':
        return say.rows(readRows(value).length)
      default:
        return field.unit ? `${value} ${text(field.unit)}` : value
    }
  }
}

/** A table's rows written out, for the review page. */
export function RowsInWords({ field, value }: { field: FormField; value: string }) {
  const text = useText()
  const inWords = useValueWords()
  return (
    <ol>
      {readRows(value).map((row, index) => (
        <li key={index}>
          {field.columns
            .map((column) => `${text(column.label)} ${inWords(column, row[column.code])}`)
            .join('，')}
        </li>
      ))}
    </ol>
  )
}
