import { Button } from 'react-aria-components/Button'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { useWords } from '@/i18n'
import type { Option } from './choice-field'
import { FieldHead, fieldClass, type FieldProps } from './field-parts'
import styles from './field.module.css'
import { words } from './words'

interface ComboFieldProps extends FieldProps {
  options: readonly Option[]
  value: string
  onChange: (value: string) => void
  /** When the server does the searching. */
  text?: string
  onText?: (text: string) => void
}

/** A long list one finds something in by typing. */
export function ComboField({ options, value, onChange, text, onText, ...props }: ComboFieldProps) {
  const say = useWords(words)
  return (
    <ComboBox
      className={fieldClass()}
      data-field={props.name}
      value={value || null}
      onChange={(key) => onChange(key === null ? '' : String(key))}
      inputValue={text}
      onInputChange={onText}
      items={onText ? options : undefined}
      defaultItems={onText ? undefined : options}
      isInvalid={Boolean(props.error)}
      isRequired={!props.optional}
      isDisabled={props.isDisabled}
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <FieldHead {...props} />
      <div className={`${styles.box} ${styles.medium}`}>
        <Input className={styles.input} />
        <Button className={styles.chevron}>
          <span aria-hidden="true">▾</span>
        </Button>
      </div>
      <Popover className={styles.popover}>
        <ListBox
          className={styles.list}
          renderEmptyState={() => <div className={styles.none}>{say.noOptions}</div>}
        >
          {(option: Option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={styles.item}>
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
