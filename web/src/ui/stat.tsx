import type { ReactNode } from 'react'
import styles from './display.module.css'

interface StatProps {
  label: ReactNode
  value: ReactNode
  unit?: string
  note?: ReactNode
}

export function Stat({ label, value, unit, note }: StatProps) {
  return (
    <div className={styles.stat}>
      <dt className={styles.statLabel}>{label}</dt>
      <dd className={styles.statValue}>
        {value}
        {unit && <span className={styles.statUnit}>{unit}</span>}
      </dd>
      {note && <dd className={styles.statLabel}>{note}</dd>}
    </div>
  )
}

/** Figures side by side, like the panes of a window. */
export function Stats({ children }: { children: ReactNode }) {
  return <dl className={styles.panes}>{children}</dl>
}
