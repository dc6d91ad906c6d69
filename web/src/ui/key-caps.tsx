import { keyCaps } from '@/keys'
import styles from './key-caps.module.css'

/** Shown to the eye only: screen readers get the shortcut from the `?` sheet. */
export function KeyCaps({ keys }: { keys: string }) {
  return (
    <span className={styles.caps} aria-hidden="true">
      {keyCaps(keys).map((cap) => (
        <kbd key={cap}>{cap}</kbd>
      ))}
    </span>
  )
}
