import type { ReactNode } from 'react'
import styles from './display.module.css'
import { CheckIcon, CrossIcon } from './icons'

export interface TimelineEvent {
  key: string
  title: ReactNode
  when?: ReactNode
  body?: ReactNode
  state: 'done' | 'now' | 'next' | 'bad'
}

const looks = { done: '', now: 'eventNow', next: 'eventNext', bad: 'eventBad' } as const

function Mark({ state }: { state: TimelineEvent['state'] }) {
  if (state === 'done') return <CheckIcon size="1rem" />
  if (state === 'bad') return <CrossIcon size="1rem" />
  return (
    <svg width="0.6rem" height="0.6rem" viewBox="0 0 8 8" aria-hidden="true" focusable="false">
      {state === 'now' && <path d="M0 0h8v8H0z" fill="currentColor" />}
    </svg>
  )
}

export function Timeline({ events, label }: { events: readonly TimelineEvent[]; label: string }) {
  return (
    <ol className={styles.timeline} aria-label={label}>
      {events.map((event) => (
        <li
          key={event.key}
          className={`${styles.event} ${looks[event.state] && styles[looks[event.state]]}`}
          aria-current={event.state === 'now' ? 'step' : undefined}
        >
          <span className={styles.eventMark}>
            <Mark state={event.state} />
          </span>
          <div className={styles.eventTitle}>{event.title}</div>
          {event.when && <div className={styles.eventWhen}>{event.when}</div>}
          {event.body && <div>{event.body}</div>}
        </li>
      ))}
    </ol>
  )
}
