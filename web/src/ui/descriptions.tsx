import type { ReactNode } from 'react'
import styles from './display.module.css'

export interface Description {
  label: ReactNode
  value: ReactNode
  /** 修改, say. */
  action?: ReactNode
}

export function Descriptions({ items }: { items: readonly Description[] }) {
  return (
    <dl className={styles.descriptions}>
      {items.map((item, index) => (
        <div key={index} className={styles.pair}>
          <dt>{item.label}</dt>
          <dd>{item.value}</dd>
          {item.action && <dd className={styles.action}>{item.action}</dd>}
        </div>
      ))}
    </dl>
  )
}
