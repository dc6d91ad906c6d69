import type { ReactNode } from 'react'
import styles from './display.module.css'

/** Never a blank grid: why there is nothing, and where to go from here. */
export function Empty({
  title,
  children,
  next,
}: {
  title: string
  children?: ReactNode
  next?: ReactNode
}) {
  return (
    <div className={styles.empty}>
      <div className={styles.emptyTitle}>{title}</div>
      {children && <p>{children}</p>}
      {next && <div className={styles.actions}>{next}</div>}
    </div>
  )
}

export function Actions({ children }: { children: ReactNode }) {
  return <div className={styles.actions}>{children}</div>
}
