import { useId, type ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { useWords } from '@/i18n'
import { KeyCaps } from './key-caps'
import styles from './button.module.css'
import { words } from './words'

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger'

interface ButtonProps extends Omit<
  AriaButtonProps,
  'className' | 'style' | 'children' | 'isDisabled' | 'isPending'
> {
  kind?: ButtonKind
  /** Why it cannot be pressed now; shown beside it. Disables the button. */
  whyNot?: string | undefined
  isDisabled?: boolean
  /** The act is under way. Give it (even as false) on every button that acts on the server. */
  isPending?: boolean
  /** Shortcut shown on the button; declare it with useShortcuts. */
  keys?: string
  icon?: ReactNode
  children?: ReactNode
}

export function Button({
  kind = 'secondary',
  whyNot,
  isDisabled,
  isPending,
  keys,
  icon,
  children,
  ...rest
}: ButtonProps) {
  const say = useWords(words)
  const reason = useId()
  // Under way it keeps the focus and ignores further presses. React Aria's own isPending would say so
  // through a region that outlives the page and then points at nothing.
  const held = isPending ? { onPress: undefined, type: 'button' as const } : {}
  const button = (
    <AriaButton
      {...rest}
      {...held}
      className={`${styles.button} ${styles[kind]} ${isPending ? styles.pending : ''}`}
      isDisabled={isDisabled || Boolean(whyNot)}
      aria-describedby={whyNot ? reason : rest['aria-describedby']}
    >
      {icon}
      <span>{children}</span>
      {keys && <KeyCaps keys={keys} />}
    </AriaButton>
  )
  if (isPending === undefined && !whyNot) return button
  return (
    <span className={styles.withReason}>
      {button}
      {whyNot && (
        <span id={reason} className={styles.reason}>
          {whyNot}
        </span>
      )}
      {isPending !== undefined && (
        <span role="status" className={styles.reason}>
          {isPending && say.underWay}
        </span>
      )}
    </span>
  )
}
