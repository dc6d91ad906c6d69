import type { TaskView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Tag } from '@/ui'
import styles from './case.module.css'
import { TaskClocks } from './clock'
import { StateTag, TaskLight } from './status'
import { words } from './words'

/** One branch a department: where it stands, who acts now, how long it may still take. */
export function TaskBranches({ tasks }: { tasks: readonly TaskView[] }) {
  return (
    <ol className={styles.branches}>
      {tasks.map((task) => (
        <TaskBranch key={task.item.code} task={task} />
      ))}
    </ol>
  )
}

function TaskBranch({ task }: { task: TaskView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const decision = task.decision
  return (
    <li className={styles.branch} data-keep-together>
      <div className={styles.branchHead}>
        <h3>{text(task.item.name)}</h3>
        <StateTag state={task.state} />
        {!decision && <TaskLight light={task.light} left={task.promised?.left} />}
        {task.by_commitment && <Tag tone="info">{say.commitment}</Tag>}
      </div>
      <p className={styles.soft}>
        {[
          `${text(task.department.name)} ${task.section}`,
          task.accepted_on ? say.acceptedOn(format.day(task.accepted_on)) : '',
          task.acceptance_ground ? text(task.acceptance_ground) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {!decision && <TaskClocks task={task} />}
      {task.publicity.map((one) => (
        <p key={one.kind.code}>
          {one.from && one.to
            ? say.publicity(text(one.kind.name), format.day(one.from), format.day(one.to))
            : say.publicityAhead(
                text(one.kind.name),
                one.days,
                one.unit === 'calendar' ? say.calendar : say.working,
              )}
        </p>
      ))}
      {decision && (
        <p>
          {decision.result_name && <strong>{decision.result_name} </strong>}
          {decision.result_number && `${say.number} ${decision.result_number} `}
          {decision.valid_to && say.validTo(format.day(decision.valid_to))}
          {decision.outcome === 'refused' && decision.reason}
          {decision.check_by && ` · ${say.checkBy(format.day(decision.check_by))}`}
          <span className={styles.soft}> {format.instant(decision.at)}</span>
        </p>
      )}
    </li>
  )
}
