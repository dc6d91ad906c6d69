import type { EffortView, PlanView } from '@/api'
import { useText, useWords } from '@/i18n'
import styles from './guide.module.css'
import { CalendarIcon, FileIcon, OfficeIcon, StepsIcon } from '@/ui/icons'
import { words } from './words'

/** Before and after, side by side, both computed; a real table to a screen reader. */
export function Compare({ plan }: { plan: PlanView }) {
  const say = useWords(words)
  const text = useText()
  const rows: { key: keyof EffortView; name: string; unit: string; icon: React.ReactNode }[] = [
    { key: 'steps', name: say.steps, unit: say.stepsUnit, icon: <OfficeIcon size="1.5rem" /> },
    { key: 'days', name: say.days, unit: say.daysUnit, icon: <CalendarIcon size="1.5rem" /> },
    { key: 'trips', name: say.trips, unit: say.tripsUnit, icon: <StepsIcon size="1.5rem" /> },
    { key: 'materials', name: say.materials, unit: say.materialsUnit, icon: <FileIcon size="1.5rem" /> },
  ]
  return (
    <div className={styles.compare}>
      <table>
        <caption className="visually-hidden">{say.compare}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{say.compare}</span>
            </th>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.after}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key}>
              <th scope="row">
                {row.icon}
                <span>{row.name}</span>
              </th>
              <td className={styles.old}>
                {plan.before[row.key]}
                <small>{row.unit}</small>
              </td>
              <td className={styles.new}>
                {plan.after[row.key]}
                <small>{row.unit}</small>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <details className={styles.details}>
        <summary>{say.rules}</summary>
        <ul className={styles.bullets}>
          {plan.rules.map((rule) => (
            <li key={rule.zh}>{text(rule)}</li>
          ))}
        </ul>
        <p>
          {say.fees}：{plan.fees === '0' ? say.free : plan.fees}
        </p>
      </details>
    </div>
  )
}
