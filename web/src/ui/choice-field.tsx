import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup'
import { useWords } from '@/i18n'
import { FieldHead, fieldClass, type FieldProps } from './field-parts'
import styles from './field.module.css'
import { CheckIcon } from './icons'
import { words } from './words'

export interface Option {
  value: string
  label: string
  hint?: string | undefined
  /** Under which heading it stands in a long list. */
  group?: string | undefined
}

interface ChoiceFieldProps extends FieldProps {
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
  /** Side by side, for two or three short words. */
  inline?: boolean
}

function OptionText({ label, hint }: { label: ReactNode; hint?: ReactNode }) {
  return (
    <span className={styles.optionText}>
      <span>{label}</span>
      {hint && <span className={styles.optionHint}>{hint}</span>}
    </span>
  )
}

/** A few choices, all of them in sight. For more than about ten use SelectField or ComboField. */
export function ChoiceField({ options, value, onChange, inline, ...props }: ChoiceFieldProps) {
  return (
    <RadioGroup
      className={fieldClass(inline ? styles.inline : '')}
      data-field={props.name}
      name={props.name}
      value={value || null}
      onChange={onChange}
      isInvalid={Boolean(props.error)}
      isRequired={!props.optional}
      isDisabled={props.isDisabled}
      isReadOnly={props.isReadOnly}
      validationBehavior="aria"
    >
      <FieldHead {...props} />
      <div className={styles.options}>
        {options.map((option) => (
          <Radio key={option.value} value={option.value} className={styles.option}>
            <span className={styles.dot} />
            <OptionText label={option.label} hint={option.hint} />
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}

export function YesNoField(props: Omit<ChoiceFieldProps, 'options' | 'inline'>) {
  const say = useWords(words)
  const options = [
    { value: 'true', label: say.yes },
    { value: 'false', label: say.no },
  ]
  return <ChoiceField {...props} options={options} inline />
}

interface MultiFieldProps extends FieldProps {
  options: readonly Option[]
  values: readonly string[]
  onChange: (values: string[]) => void
}

export function MultiField({ options, values, onChange, ...props }: MultiFieldProps) {
  return (
    <CheckboxGroup
      className={fieldClass()}
      data-field={props.name}
      name={props.name}
      value={[...values]}
      onChange={onChange}
      isInvalid={Boolean(props.error)}
      isDisabled={props.isDisabled}
      isReadOnly={props.isReadOnly}
      validationBehavior="aria"
    >
      <FieldHead {...props} />
      <div className={styles.options}>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} className={styles.option}>
            {({ isSelected }) => (
              <>
                <span className={styles.tick}>{isSelected && <CheckIcon size="1rem" />}</span>
                <OptionText label={option.label} hint={option.hint} />
              </>
            )}
          </Checkbox>
        ))}
      </div>
    </CheckboxGroup>
  )
}

/** One box to tick: "我已阅读…". */
export function TickField({
  name,
  label,
  error,
  value,
  onChange,
}: {
  name: string
  label: ReactNode
  error?: string | undefined
  value: boolean
  onChange: (value: boolean) => void
}) {
  const say = useWords(words)
  return (
    <div className={styles.field} data-field={name} data-invalid={error ? '' : undefined}>
      {error && (
        <span className={styles.error} id={`${name}-error`}>
          <span className="visually-hidden">{say.error}</span>
          {error}
        </span>
      )}
      <Checkbox
        className={styles.option}
        isSelected={value}
        onChange={onChange}
        isInvalid={Boolean(error)}
        isRequired
        validationBehavior="aria"
        aria-describedby={error ? `${name}-error` : undefined}
      >
        <span className={styles.tick}>{value && <CheckIcon size="1rem" />}</span>
        <OptionText label={label} />
      </Checkbox>
    </div>
  )
}
