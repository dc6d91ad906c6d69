import type { ReactNode } from 'react'
import { Link } from './link'
import styles from './link-tabs.module.css'

export interface LinkTab {
  id: string
  href: string
  label: ReactNode
  /** How much stands behind it. */
  count?: number | string | undefined
}

interface LinkTabsProps {
  label: string
  chosen: string
  tabs: readonly LinkTab[]
}

/** The sides of one page, each at its own address: lists of a desk, years, sides of a revision. */
export function LinkTabs({ label, chosen, tabs }: LinkTabsProps) {
  return (
    <nav className={styles.tabs} aria-label={label}>
      {tabs.map((tab) => (
        <Link key={tab.id} href={tab.href} aria-current={tab.id === chosen ? 'page' : undefined}>
          {tab.label}
          {tab.count !== undefined && <span className={styles.count}>{tab.count}</span>}
        </Link>
      ))}
    </nav>
  )
}
