import type { HTMLInputAutoCompleteAttribute } from 'react'
import { Input } from 'react-aria-components/Input'
import { TextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { FieldHead, fieldClass, type FieldProps } from './field-parts'
import styles from './field.module.css'

export interface TextFieldProps extends FieldProps {
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  type?: 'text' | 'tel' | 'password' | 'email'
  inputMode?: 'text' | 'decimal' | 'numeric' | 'tel'
  autoComplete?: HTMLInputAutoCompleteAttribute
  maxLength?: number | undefined
  unit?: string | undefined
  width?: 'short' | 'medium' | 'full'
  long?: boolean
  /** Of what is typed, where it is not the page's. */
  lang?: string | undefined
}

export function TextField(props: TextFieldProps) {
  const { name, value, onChange, onBlur, type = 'text', inputMode, autoComplete = 'off', maxLength } = props
  const { unit, width = 'full', long, lang, error, optional, isDisabled, isReadOnly } = props
  const size = width === 'full' ? '' : styles[width]
  return (
    <AriaTextField
      className={fieldClass()}
      data-field={name}
      name={name}
      value={value}
      onChange={onChange}
      onBlur={onBlur}
      type={type}
      inputMode={inputMode}
      autoComplete={autoComplete}
      maxLength={maxLength}
      isInvalid={Boolean(error)}
      isRequired={!optional}
      isDisabled={isDisabled}
      isReadOnly={isReadOnly}
      validationBehavior="aria"
    >
      <FieldHead {...props} />
      {long ? (
        <TextArea lang={lang} className={styles.input} />
      ) : (
        <div className={styles.box}>
          <Input lang={lang} className={`${styles.input} ${size}`} spellCheck={false} />
          {unit && <span className={styles.unit}>{unit}</span>}
        </div>
      )}
      {long && maxLength && (
        <span className={styles.count} aria-hidden="true">
          {value.length} / {maxLength}
        </span>
      )}
    </AriaTextField>
  )
}

/** Numbers stay text until they are checked: nobody's "1,000" or "８０" is changed while it is typed. */
export function NumberField(
  props: Omit<TextFieldProps, 'type' | 'inputMode' | 'long'> & { whole?: boolean },
) {
  const { whole, ...rest } = props
  return <TextField width="short" {...rest} inputMode={whole ? 'numeric' : 'decimal'} />
}
