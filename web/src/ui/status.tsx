import type { ReactNode } from 'react'
import styles from './display.module.css'
import { CheckIcon, CrossIcon, PauseIcon } from './icons'
import type { Tone } from './tag'

export type StatusShape = 'waiting' | 'working' | 'done' | 'refused' | 'stopped' | 'asked' | 'ended'

const tones: Record<StatusShape, Tone> = {
  waiting: 'plain',
  working: 'info',
  done: 'good',
  refused: 'bad',
  stopped: 'warn',
  asked: 'warn',
  ended: 'plain',
}

function Shape({ shape }: { shape: StatusShape }) {
  if (shape === 'done') return <CheckIcon size="1em" />
  if (shape === 'refused') return <CrossIcon size="1em" />
  if (shape === 'stopped') return <PauseIcon size="1em" />
  return (
    <svg width="1em" height="1em" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shape === 'waiting' && (
        <circle
          cx="8"
          cy="8"
          r="5.5"
          fill="none"
          stroke="currentColor"
          strokeWidth="1.5"
          strokeDasharray="2.500 2.500"
        />
      )}
      {shape === 'working' && (
        <path
          d="M8 2.500a5.500 5.500 0 0 1 0 11zM8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2z"
          fill="currentColor"
          fillRule="evenodd"
        />
      )}
      {shape === 'asked' && (
        <path d="M8 1l7 7-7 7-7-7zM8 4v5M8 10.500v1" fill="none" stroke="currentColor" strokeWidth="1.5" />
      )}
      {shape === 'ended' && <path d="M2 8h12" stroke="currentColor" strokeWidth="2" />}
    </svg>
  )
}

/** A state as a word and a shape; the colour only repeats them. */
export function Status({ shape, children }: { shape: StatusShape; children: ReactNode }) {
  return (
    <span className={`${styles.tag} ${styles[tones[shape]]}`}>
      <Shape shape={shape} />
      {children}
    </span>
  )
}

export type LightColour = 'green' | 'yellow' | 'red'

const lightTones: Record<LightColour, Tone> = { green: 'good', yellow: 'warn', red: 'bad' }

/** How a task stands to its limits: circle, triangle, filled square, and always the word. */
export function Light({ colour, children }: { colour: LightColour; children: ReactNode }) {
  return (
    <span className={`${styles.tag} ${styles[lightTones[colour]]}`}>
      <svg width="1em" height="1em" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        {colour === 'green' && (
          <circle cx="8" cy="8" r="5.500" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
        {colour === 'yellow' && (
          <path d="M8 2l6.500 12h-13z" fill="none" stroke="currentColor" strokeWidth="2" />
        )}
        {colour === 'red' && <path d="M2 2h12v12H2z" fill="currentColor" />}
      </svg>
      {children}
    </span>
  )
}
