import type { ReactNode } from 'react'
import styles from './display.module.css'
import { CheckIcon, InfoIcon, WarnIcon } from './icons'

interface AlertProps {
  tone?: 'info' | 'good' | 'warn' | 'bad'
  title: ReactNode
  children?: ReactNode
  /** Said aloud as soon as it appears. Only for what just happened. */
  announce?: boolean
}

export function Alert({ tone = 'info', title, children, announce }: AlertProps) {
  const role = announce ? (tone === 'bad' ? 'alert' : 'status') : undefined
  return (
    <div className={`${styles.alert} ${styles[tone]}`} role={role}>
      {tone === 'good' ? <CheckIcon /> : tone === 'info' ? <InfoIcon /> : <WarnIcon />}
      <div className={styles.alertTitle}>{title}</div>
      {children && <div className={styles.alertBody}>{children}</div>}
    </div>
  )
}
