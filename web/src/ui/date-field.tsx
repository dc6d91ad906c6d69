import type { CalendarDate } from '@internationalized/date'
import { parseDate } from '@internationalized/date'
import { DateField as AriaDateField, DateInput, DateSegment } from 'react-aria-components/DateField'
import { FieldHead, fieldClass, type FieldProps } from './field-parts'
import styles from './field.module.css'

interface DateFieldProps extends FieldProps {
  /** ISO day, or empty. */
  value: string
  onChange: (value: string) => void
}

function asDate(value: string): CalendarDate | null {
  try {
    return value ? parseDate(value) : null
  } catch {
    return null
  }
}

/** Year, month and day in the order of the language, by number keys or arrows; never mm/dd/yyyy. */
export function DateField({ value, onChange, ...props }: DateFieldProps) {
  return (
    <AriaDateField
      className={fieldClass()}
      data-field={props.name}
      value={asDate(value)}
      onChange={(date) => onChange(date ? date.toString() : '')}
      granularity="day"
      shouldForceLeadingZeros
      isInvalid={Boolean(props.error)}
      isRequired={!props.optional}
      isDisabled={props.isDisabled}
      isReadOnly={props.isReadOnly}
      validationBehavior="aria"
    >
      <FieldHead {...props} />
      <DateInput className={`${styles.input} ${styles.date}`}>
        {(segment) => <DateSegment segment={segment} className={styles.segment} />}
      </DateInput>
    </AriaDateField>
  )
}
