import { useId } from 'react'
import { useWords } from '@/i18n'
import type { Option } from './choice-field'
import type { FieldProps } from './field-parts'
import styles from './field.module.css'
import { words } from './words'

interface SelectFieldProps extends FieldProps {
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
  width?: 'short' | 'medium' | 'full'
}

/** In the order in which the headings first appear. */
function grouped(options: readonly Option[]): { group: string; inside: Option[] }[] {
  const groups = new Map<string, Option[]>()
  for (const option of options) {
    const group = option.group ?? ''
    groups.set(group, [...(groups.get(group) ?? []), option])
  }
  return [...groups].map(([group, inside]) => ({ group, inside }))
}

const drawn = ({ value, label }: Option) => (
  <option key={value} value={value}>
    {label}
  </option>
)

/** The browser's own list: phones show their wheel, every screen reader knows it, and it costs no script. */
export function SelectField(props: SelectFieldProps) {
  const { name, label, hint, error, optional, source, options, value, onChange, width = 'medium' } = props
  const say = useWords(words)
  const id = useId()
  const described = [hint || source ? `${id}-hint` : '', error ? `${id}-error` : '']
    .filter(Boolean)
    .join(' ')
  return (
    <div className={styles.field} data-field={name} data-invalid={error ? '' : undefined}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional && <span className={styles.optional}>{say.optional}</span>}
      </label>
      {(hint || source) && (
        <span id={`${id}-hint`} className={styles.hint}>
          {hint}
          {source && <span className={styles.source}>{source}</span>}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={styles.error}>
          <span className="visually-hidden">{say.error}</span>
          {error}
        </span>
      )}
      <select
        id={id}
        name={name}
        className={`${styles.input} ${width === 'full' ? '' : styles[width]}`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        disabled={props.isDisabled || props.isReadOnly}
        required={!optional}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      >
        <option value="" disabled={!optional}>
          {say.choose}
        </option>
        {grouped(options).map(({ group, inside }) =>
          group ? (
            <optgroup key={group} label={group}>
              {inside.map(drawn)}
            </optgroup>
          ) : (
            inside.map(drawn)
          ),
        )}
      </select>
    </div>
  )
}
