import type { ReactNode } from 'react'
import styles from './display.module.css'

interface ResultProps {
  title: string
  number?: { label: string; value: string }
  aside?: ReactNode
  children?: ReactNode
  headingRef?: React.Ref<HTMLHeadingElement>
}

/** The end of something: what was done, under which number. */
export function Result({ title, number, aside, children, headingRef }: ResultProps) {
  return (
    <section className={`${styles.result} on-dark`} data-keep-together>
      <h1 tabIndex={-1} ref={headingRef}>
        {title}
      </h1>
      {number && (
        <p>
          {number.label}
          <br />
          <span className={styles.resultNumber}>{number.value}</span>
        </p>
      )}
      {children}
      {aside}
    </section>
  )
}
