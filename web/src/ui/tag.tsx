import type { ReactNode } from 'react'
import styles from './display.module.css'

export type Tone = 'plain' | 'brand' | 'good' | 'warn' | 'bad' | 'info'

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={`${styles.tag} ${styles[tone]}`}>{children}</span>
}
