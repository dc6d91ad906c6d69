import type { ReactNode } from 'react'
import { Mark } from './mark'
import styles from './display.module.css'

interface ResultProps {
  title: string
  /** Three or four signs on the seal: 已收件. */
  seal: string
  number: { label: string; value: string }
  aside?: ReactNode
  children?: ReactNode
}

/** The end of something, as a receipt: what was done, its number, the seal. The page's own h1 says it too. */
export function Result({ title, seal, number, aside, children }: ResultProps) {
  return (
    <section className={styles.result} data-keep-together>
      <div className={styles.resultHead} aria-hidden="true">
        <Mark size="2rem" />
        <span className={styles.resultTitle}>{title}</span>
        <span className={styles.seal}>{seal}</span>
      </div>
      <div className={styles.resultBody}>
        <div className={styles.resultMain}>
          <p>
            <span className={styles.resultLabel}>{number.label}</span>
            <br />
            <strong className={styles.resultNumber}>{number.value}</strong>
          </p>
          {children}
        </div>
        {aside}
      </div>
    </section>
  )
}
