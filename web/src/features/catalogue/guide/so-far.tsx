import type { PackageView, PlanView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import styles from './guide.module.css'
import { usePlan, usual, type Answers } from './queries'
import { words } from './words'

function estimated(one: PackageView, answers: Answers): Answers {
  return Object.fromEntries(
    one.questions.map((question) => [question.code, answers[question.code] ?? usual(question)]),
  )
}

interface SoFarProps {
  one: PackageView
  before: Answers
  now: Answers
}

/** What the answers come to so far, and what the answer just chosen changes. */
export function SoFar({ one, before, now }: SoFarProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const beforeQuery = usePlan(one.code, estimated(one, before))
  const nowQuery = usePlan(one.code, estimated(one, now))
  const plan = nowQuery.data
  const old = beforeQuery.data
  if (!plan?.complete || plan.blocked || one.questions.length < 2) return null
  const names = (items: PlanView['items']) => format.list(items.map(({ item }) => text(item.name)))
  const has = (list: PlanView | undefined, code: string) =>
    Boolean(list?.items.some(({ item }) => item.code === code))
  const added = old?.complete ? plan.items.filter(({ item }) => !has(old, item.code)) : []
  const removed = old?.complete ? old.items.filter(({ item }) => !has(plan, item.code)) : []
  return (
    <section className={styles.soFar}>
      <h2>{say.soFar}</h2>
      <p role="status">
        <strong>
          {say.soFarItems(plan.items.length, plan.materials.filter(({ asked }) => asked).length)}
        </strong>
        <br />
        {added.length > 0 && <span className={styles.added}>＋ {say.added(names(added))} </span>}
        {removed.length > 0 && <span className={styles.removed}>－ {say.removed(names(removed))}</span>}
        {added.length + removed.length === 0 && now !== before && <span>{say.unchanged}</span>}
      </p>
      <ul>
        {plan.items.map(({ item, department }) => (
          <li key={item.code}>
            {text(item.name)} <span className={styles.soft}>{text(department.name)}</span>
          </li>
        ))}
      </ul>
      <p className={styles.soft}>{say.soFarAssumed}</p>
    </section>
  )
}
