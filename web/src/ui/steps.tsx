import { useFormats, useWords } from '@/i18n'
import styles from './display.module.css'
import { words } from './words'

export interface Step {
  label: string
  state: 'done' | 'current' | 'ahead' | 'partial'
}

const looks = { done: 'stepDone', current: 'stepCurrent', ahead: '', partial: 'stepPartial' } as const

export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  const say = useWords(words)
  const format = useFormats()
  const told = {
    done: say.stepDone,
    current: say.stepCurrent,
    ahead: say.stepAhead,
    partial: say.stepPartial,
  }
  return (
    <ol className={styles.steps} aria-label={label} data-screen-only>
      {steps.map((step) => (
        <li
          key={step.label}
          className={`${styles.step} ${looks[step.state] && styles[looks[step.state]]}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className={styles.stepLabel} aria-hidden="true">
            {step.label}
          </span>
          <span className="visually-hidden">
            {step.label}
            {format.colon}
            {told[step.state]}
          </span>
        </li>
      ))}
    </ol>
  )
}
