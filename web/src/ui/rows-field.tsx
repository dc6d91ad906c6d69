import { useState, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Button } from './button'
import type { FieldProps } from './field-parts'
import styles from './field.module.css'
import { PlusIcon } from './icons'
import { words } from './words'

interface RowsFieldProps<Row> extends FieldProps {
  rows: readonly Row[]
  onChange: (rows: Row[]) => void
  empty: () => Row
  most?: number
  /** Draws the fields of one row; `change` replaces the row. */
  children: (row: Row, change: (row: Row) => void, index: number) => ReactNode
}

/** A small table to fill in, as a list of groups: works on a phone and in a screen reader alike. */
export function RowsField<Row>({
  rows,
  onChange,
  empty,
  most = 50,
  children,
  ...props
}: RowsFieldProps<Row>) {
  const say = useWords(words)
  const [told, setTold] = useState('')
  const change = (next: Row[], message: string) => {
    onChange(next)
    setTold(message)
  }
  return (
    <fieldset className={styles.field} data-field={props.name} data-invalid={props.error ? '' : undefined}>
      <legend className={styles.label}>
        {props.label}
        {props.optional && <span className={styles.optional}>{say.optional}</span>}
      </legend>
      {props.hint && <span className={styles.hint}>{props.hint}</span>}
      {props.error && <span className={styles.error}>{props.error}</span>}
      <div className={styles.rows}>
        {rows.map((row, index) => (
          <div
            key={index}
            className={styles.row}
            role="group"
            aria-label={`${props.label} ${say.row(index + 1)}`}
          >
            <div className={styles.rowHead}>
              <span>{say.row(index + 1)}</span>
              <Button
                kind="quiet"
                onPress={() =>
                  change(
                    rows.filter((_, at) => at !== index),
                    say.rowRemoved(rows.length - 1),
                  )
                }
              >
                {say.removeRow(index + 1)}
              </Button>
            </div>
            {children(row, (next) => onChange(rows.map((old, at) => (at === index ? next : old))), index)}
          </div>
        ))}
        {rows.length < most && (
          <div>
            <Button
              icon={<PlusIcon />}
              aria-label={say.addRowTo(props.label)}
              onPress={() => change([...rows, empty()], say.rowAdded(rows.length + 1))}
            >
              {say.addRow}
            </Button>
          </div>
        )}
      </div>
      <span role="status" className="visually-hidden">
        {told}
      </span>
    </fieldset>
  )
}
