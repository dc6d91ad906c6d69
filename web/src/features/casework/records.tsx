import type { CaseView, TaskView } from '@/api'
import { TaskClocks } from '@/case'
import { useFormats, useText, useWords } from '@/i18n'
import { Link, Tag } from '@/ui'
import styles from './casework.module.css'
import { Part } from './part'
import { Visits } from './visits'
import { words } from './words'

interface RecordsProps {
  kase: CaseView
  task: TaskView
  /** Where the item's examination manual stands. */
  manual: string
}

/** All that is on record about one item, in the order in which one reads before deciding. */
export function Records({ kase, task, manual }: RecordsProps) {
  return (
    <>
      <Decision task={task} />
      <Criteria task={task} manual={manual} />
      <Clocks task={task} />
      <Visits kase={kase} task={task} />
      <Publicity task={task} />
      <Opinions task={task} />
      <Stops task={task} />
    </>
  )
}

function Decision({ task }: { task: TaskView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const { decision } = task
  if (!decision) return null
  const under =
    decision.mandate === 'head' || decision.mandate === '' ? say.underHead : say.under(decision.mandate)
  return (
    <section className={`${styles.part} ${styles.decided}`} aria-label={say.decision}>
      <h2>
        {say.decision}
        {format.colon}
        {decision.outcome === 'granted' ? say.granted : say.refused}
      </h2>
      {decision.ground && <p>{text(decision.ground)}</p>}
      {decision.reason && <p>{decision.reason}</p>}
      {decision.result_number && (
        <p>
          {decision.result_name} <strong className="tabular">{decision.result_number}</strong>
          {decision.valid_to && ` · ${say.validTo(format.day(decision.valid_to))}`}
        </p>
      )}
      {decision.check_by && <p>{say.checkBy(format.day(decision.check_by))}</p>}
      <p className={styles.soft}>
        {say.decidedBy(decision.by, format.instant(decision.at))} · {under}
      </p>
    </section>
  )
}

function Criteria({ task, manual }: Pick<RecordsProps, 'task' | 'manual'>) {
  const say = useWords(words)
  const text = useText()
  return (
    <Part title={say.criteria}>
      {task.review_criteria.length > 0 && (
        <ol>
          {task.review_criteria.map((one) => (
            <li key={one.zh}>{text(one)}</li>
          ))}
        </ol>
      )}
      <p data-screen-only>
        <Link href={manual}>{say.manual}</Link>
      </p>
    </Part>
  )
}

function Clocks({ task }: { task: TaskView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  if (!task.accepted_on)
    return (
      <Part title={say.clocks}>
        <TaskClocks task={task} />
      </Part>
    )
  const clocks = [task.statutory, task.promised].filter((one) => one !== undefined)
  const sources = [...new Set(clocks.map((one) => one.source))]
  return (
    <Part title={say.clocks}>
      <p>
        {say.acceptedOn(format.day(task.accepted_on), task.accepted_by ?? '')}
        {task.acceptance_ground && format.aside(text(task.acceptance_ground))}
      </p>
      {task.decision ? <Used task={task} /> : <TaskClocks task={task} />}
      {sources.length > 0 && <p className={styles.soft}>{say.limitFrom(format.list(sources))}</p>}
    </Part>
  )
}

/** A decided item has nothing left: what it took is what counts. */
function Used({ task }: { task: TaskView }) {
  const say = useWords(words)
  const { promised, statutory } = task
  const sameDay = task.accepted_on !== undefined && task.decision?.at.startsWith(task.accepted_on ?? '')
  const took = (used: number) => (used > 0 ? say.took(used) : sameDay ? say.tookSameDay : say.tookNone)
  return (
    <>
      {promised && <p>{say.tookOfPromised(took(promised.used), promised.limit, promised.unit)}</p>}
      {statutory && <p>{say.tookOfStatutory(took(statutory.used), statutory.limit, statutory.unit)}</p>}
    </>
  )
}

function Publicity({ task }: { task: TaskView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  if (task.publicity.length === 0) return null
  return (
    <Part title={say.publicity}>
      <ul>
        {task.publicity.map((one) => (
          <li key={one.kind.code}>
            {text(one.kind.name)}
            {format.colon}
            {one.from && one.to
              ? say.publicityFrom(format.day(one.from), format.day(one.to))
              : `${say.notPosted}${format.aside(say.publicityDays(one.days, one.unit))}`}
            {one.place && <p className={styles.soft}>{one.place}</p>}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Opinions({ task }: { task: TaskView }) {
  const say = useWords(words)
  const format = useFormats()
  if (task.reviews.length === 0) return null
  return (
    <Part title={say.opinions}>
      <ul>
        {task.reviews.map((review) => (
          <li key={`${review.at} ${review.by}`}>
            <Tag tone={review.in_favour ? 'good' : 'bad'}>
              {review.in_favour ? say.inFavour : say.against}
            </Tag>{' '}
            {review.opinion}
            <p className={styles.soft}>{say.decidedBy(review.by, format.instant(review.at))}</p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Stops({ task }: { task: TaskView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  if (task.stops.length === 0) return null
  return (
    <Part title={say.stops}>
      <ul>
        {task.stops.map((stop) => (
          <li key={`${stop.from} ${stop.ground.zh}`}>
            {text(stop.ground)}
            {format.colon}
            {say.stopSpan(format.day(stop.from), stop.to ? format.day(stop.to) : say.running)}
            {stop.clause && <span className={styles.soft}>{format.aside(stop.clause)}</span>}
          </li>
        ))}
      </ul>
    </Part>
  )
}
