import { fileHref, type CaseView, type TaskView, type VisitView } from '@/api'
import { useFormats, useWords } from '@/i18n'
import { Tag } from '@/ui'
import styles from './casework.module.css'
import { Part } from './part'
import { words } from './words'

/** 现场核查: who went, what they found, and the pictures they brought back. */
export function Visits({ kase, task }: { kase: CaseView; task: TaskView }) {
  const say = useWords(words)
  if (!task.site_check && task.visits.length === 0) return null
  return (
    <Part title={say.visits}>
      {task.visits.length === 0 && <p className={styles.soft}>{say.notVisited}</p>}
      <ul>
        {task.visits.map((visit) => (
          <li key={visit.visited_at}>
            <Visit kase={kase} visit={visit} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Visit({ kase, visit }: { kase: CaseView; visit: VisitView }) {
  const say = useWords(words)
  const format = useFormats()
  return (
    <>
      <Tag tone={visit.passed ? 'good' : 'bad'}>{visit.passed ? say.passed : say.notPassed}</Tag>{' '}
      {say.visitAt(format.instant(visit.visited_at), visit.place)}
      <p>{visit.findings}</p>
      {visit.refusal_noted && <p>{visit.refusal_noted}</p>}
      <p className={styles.soft}>
        {format.list(visit.officers.map((one) => `${one.name}${format.aside(one.certificate)}`))}
        {visit.person_present && ` · ${say.presentWas(visit.person_present)}`}
        {' · '}
        {say.recordedBy(visit.recorded_by)}
      </p>
      <Brought kase={kase} visit={visit} />
    </>
  )
}

/** Pictures small, each opening large; a PDF by its name. */
function Brought({ kase, visit }: { kase: CaseView; visit: VisitView }) {
  const say = useWords(words)
  if (visit.files.length === 0) return null
  return (
    <div className={styles.brought}>
      {visit.files.map((file, index) => {
        const href = fileHref(kase.id, file.file)
        const name = say.photo(index + 1)
        return (
          <a key={file.file} href={href} target="_blank" rel="noreferrer">
            {file.type.startsWith('image/') ? <img src={href} alt={name} loading="lazy" /> : name}
          </a>
        )
      })}
    </div>
  )
}
