import type { ReactNode } from 'react'
import styles from './more.module.css'

interface MoreProps {
  summary: ReactNode
  /** A part of the page rather than a remark on a line of it. */
  strong?: boolean
  children: ReactNode
}

/** What only some want to read, behind a line that says what it is. */
export function More({ summary, strong, children }: MoreProps) {
  return (
    <details className={`${styles.more} ${strong ? styles.strong : ''}`}>
      <summary>{summary}</summary>
      {children}
    </details>
  )
}
