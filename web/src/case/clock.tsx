import type { ClockView, TaskView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import styles from './case.module.css'
import { words } from './words'

/** One limit: used and left, the last day, where it comes from. */
export function ClockLine({ clock, name }: { clock: ClockView; name: string }) {
  const say = useWords(words)
  const format = useFormats()
  const unit = clock.unit === 'calendar' ? say.calendar : say.working
  const left =
    clock.left > 0
      ? say.left(clock.left, unit)
      : clock.left === 0
        ? say.lastDay
        : say.over(-clock.left, unit)
  // A limit of no days is one to be kept on the day of acceptance: there is nothing to count.
  if (clock.limit === 0 && clock.left >= 0)
    return (
      <div className={styles.clock}>
        <span className={styles.clockName}>{name}</span>
        <span>
          {say.sameDay} · {say.due(format.weekday(clock.due))}
        </span>
      </div>
    )
  const spent = clock.left < 0 ? say.limit(clock.limit, unit) : say.used(clock.used, clock.limit, unit)
  return (
    <div className={styles.clock}>
      <span className={styles.clockName}>{name}</span>
      <span>
        {spent} · <strong>{left}</strong> · {say.due(format.weekday(clock.due))}
        {clock.provisional && say.provisional}
        {!clock.certain && <span className={styles.soft}>{format.aside(say.asPublished)}</span>}
      </span>
      <progress
        max={Math.max(clock.limit, 1)}
        value={Math.min(clock.used, clock.limit)}
        aria-hidden="true"
      />
    </div>
  )
}

/** Both limits side by side, and why a clock stands still. */
export function TaskClocks({ task }: { task: TaskView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const stop = task.stops.find((one) => !one.to)
  return (
    <>
      {task.promised && <ClockLine clock={task.promised} name={say.promised} />}
      {task.statutory && <ClockLine clock={task.statutory} name={say.statutory} />}
      {stop && (
        <p>
          {say.stopped(format.day(stop.from), text(stop.ground))}
          {stop.clause && <span className={styles.soft}>{format.aside(stop.clause)}</span>}
        </p>
      )}
      {task.state.code === 'correction' && <p>{say.stoppedCorrection}</p>}
      {task.waits_for.length > 0 && (
        <p>{say.waitsFor(format.list(task.waits_for.map((one) => text(one.name))))}</p>
      )}
      {task.window_closes_on && <p>{say.windowCloses(format.weekday(task.window_closes_on))}</p>}
    </>
  )
}
