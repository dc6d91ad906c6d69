import { useId, type ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { KeyCaps } from './key-caps'
import styles from './button.module.css'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children' | 'isDisabled'> {
  kind?: ButtonKind
  /** Why it cannot be pressed now; shown beside it. Disables the button. */
  whyNot?: string | undefined
  isDisabled?: boolean
  /** Shortcut shown on the button; declare it with useShortcuts. */
  keys?: string
  icon?: ReactNode
  children?: ReactNode
}

export function Button({
  kind = 'secondary',
  whyNot,
  isDisabled,
  keys,
  icon,
  children,
  ...rest
}: ButtonProps) {
  const reason = useId()
  const button = (
    <AriaButton
      {...rest}
      className={`${styles.button} ${styles[kind]}`}
      isDisabled={isDisabled || Boolean(whyNot)}
      aria-describedby={whyNot ? reason : rest['aria-describedby']}
    >
      {icon}
      <span>{children}</span>
      {keys && <KeyCaps keys={keys} />}
    </AriaButton>
  )
  if (!whyNot) return button
  return (
    <span className={styles.withReason}>
      {button}
      <span id={reason} className={styles.reason}>
        {whyNot}
      </span>
    </span>
  )
}
