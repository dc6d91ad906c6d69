import type { PlanItemView, PlanView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { More, Tag } from '@/ui'
import { StandingTag } from '../standing'
import styles from './guide.module.css'
import { words } from './words'

/** The items as bars on one scale of working days; each also says its days in words. */
export function PlanItems({ plan }: { plan: PlanView }) {
  const say = useWords(words)
  const decided = Math.max(0, ...plan.items.map((item) => item.end_day))
  const span = Math.max(1, plan.promised_days, decided)
  return (
    <>
      <p>{say.itemsLead}</p>
      <ol className={styles.items}>
        {plan.items.map((item) => (
          <PlanItem
            key={item.item.code}
            item={item}
            span={span}
            critical={plan.critical_path.includes(item.item.code)}
          />
        ))}
      </ol>
      {decided > 0 && decided < plan.promised_days && <p>{say.issued(decided, plan.promised_days)}</p>}
    </>
  )
}

function PlanItem({ item, span, critical }: { item: PlanItemView; span: number; critical: boolean }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const start = (item.start_day / span) * 100
  const width = Math.max(((item.end_day - item.start_day) / span) * 100, 1.5)
  const when = item.end_day === 0 ? say.sameDay : say.schedule(item.start_day, item.end_day)
  return (
    <li className={styles.item}>
      <div className={styles.itemName}>
        <h3>{text(item.item.name)}</h3>
        <span className={styles.soft}>{text(item.department.name)}</span>
        <span className={styles.itemHead}>
          <StandingTag standing={item.standing} />
          {critical && <Tag tone="brand">{say.critical}</Tag>}
          {item.by_commitment ? (
            <Tag tone="info">{say.commitment}</Tag>
          ) : (
            item.instant && <Tag tone="good">{say.instant}</Tag>
          )}
          {item.site_check && <Tag tone="warn">{say.siteCheck}</Tag>}
        </span>
      </div>
      <div className={styles.itemTime}>
        <div className={styles.track} aria-hidden="true">
          <div
            className={`${styles.barLine} ${critical ? styles.criticalLine : ''}`}
            style={{ insetInlineStart: `${Math.min(start, 98.5)}%`, inlineSize: `${width}%` }}
          />
        </div>
        <p className={styles.itemWhen}>
          {when}
          <span className={styles.soft}>
            {item.due && ` · ${say.ifToday(format.weekday(item.due))}`}
            {' · '}
            {say.promised(item.promised.days)}
            {!item.promised.certain && format.aside(say.district)}
            {' · '}
            {item.statutory ? say.statutory(item.statutory.days, item.statutory.unit) : say.noStatutory}
          </span>
        </p>
        {item.standing && <p>{text(item.standing.text)}</p>}
        {item.commitment_bar && <p className={styles.soft}>{text(item.commitment_bar)}</p>}
        <More summary={say.whyNeeded}>
          <p>{text(item.why)}</p>
          <p>
            {say.basis}
            {format.colon}
            {item.basis.join('；')}
          </p>
          {item.result && (
            <p>
              {say.result}
              {format.colon}
              {item.result}
            </p>
          )}
        </More>
      </div>
    </li>
  )
}
