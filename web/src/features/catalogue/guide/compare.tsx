import type { EffortView, PlanView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { ArrowIcon, CalendarIcon, FileIcon, OfficeIcon, StepsIcon } from '@/ui/icons'
import { More } from '@/ui'
import styles from './guide.module.css'
import { words } from './words'

/** Before and after, both computed: four panes of one figure turned into another, or one that stays. */
export function Compare({ plan }: { plan: PlanView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const panes: { key: keyof EffortView; name: string; unit: string; icon: React.ReactNode }[] = [
    { key: 'steps', name: say.steps, unit: say.stepsUnit, icon: <OfficeIcon /> },
    { key: 'days', name: say.days, unit: say.daysUnit, icon: <CalendarIcon /> },
    { key: 'trips', name: say.trips, unit: say.tripsUnit, icon: <StepsIcon /> },
    { key: 'materials', name: say.materials, unit: say.materialsUnit, icon: <FileIcon /> },
  ]
  return (
    <section className={styles.compare} aria-label={say.compare}>
      <dl>
        {panes.map((pane) => (
          <div key={pane.key} className={styles.comparePane}>
            <dt>
              {pane.icon} {pane.name}
            </dt>
            {plan.before[pane.key] !== plan.after[pane.key] && (
              <dd className={styles.old}>{say.before(plan.before[pane.key], pane.unit)}</dd>
            )}
            <dd className={styles.new}>
              {plan.before[pane.key] !== plan.after[pane.key] && <ArrowIcon size="0.7em" />}
              <span className="visually-hidden">{say.after} </span>
              {plan.after[pane.key]}
              <small>{pane.unit}</small>
            </dd>
          </div>
        ))}
      </dl>
      <More summary={say.rules} strong>
        <ul className={styles.bullets}>
          {plan.rules.map((rule) => (
            <li key={rule.zh}>{text(rule)}</li>
          ))}
        </ul>
        <p>
          {say.fees}
          {format.colon}
          {plan.fees === '0' ? say.free : say.feesInAll(plan.fees)}
        </p>
        {plan.fee_lines.length > 0 && (
          <ul className={styles.bullets}>
            {plan.fee_lines.map((line) => (
              <li key={line.zh}>{text(line)}</li>
            ))}
          </ul>
        )}
      </More>
    </section>
  )
}
