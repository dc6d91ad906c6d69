import type { PackageView, PlanView } from '@/api'
import { useValueWords } from '@/form'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal, useMe } from '@/shell'
import { Descriptions, Link, More, Page, Section } from '@/ui'
import { Compare } from './compare'
import { PlanItems } from './plan-items'
import { AskedMaterials, OtherMaterials } from './plan-materials'
import styles from './guide.module.css'
import { usePackage, usePlan, type Answers } from './queries'
import { words } from './words'

interface PlanPageProps {
  code: string
  answers: Answers
}

/** The plan of one case: what it saves, what is to be done, which papers, and why. */
export function PlanPage({ code, answers }: PlanPageProps) {
  const packageQuery = usePackage(code)
  const planQuery = usePlan(code, answers)
  return (
    <Loaded query={packageQuery}>
      {(one) => (
        <Loaded query={planQuery}>{(plan) => <Plan one={one} plan={plan} answers={answers} />}</Loaded>
      )}
    </Loaded>
  )
}

function Begin({ code, answers }: PlanPageProps) {
  const say = useWords(words)
  const { me } = useMe()
  return (
    <div className={styles.begin} data-screen-only>
      <Link href={portal.begin(code, answers)} button="primary">
        {say.apply}
      </Link>
      {me === null && <p>{say.applyText}</p>}
    </div>
  )
}

function Plan({ one, plan, answers }: { one: PackageView; plan: PlanView; answers: Answers }) {
  const say = useWords(words)
  const text = useText()
  const lead =
    plan.promised_days === 0
      ? say.planInstant(plan.items.length)
      : say.planLead(plan.promised_days, plan.items.length)
  const format = useFormats()
  const last = plan.visible.at(-1)
  const dates = plan.dates
  return (
    <Page
      back={last ? { href: portal.question(one.code, last, answers), label: say.back } : undefined}
      title={say.planTitle(text(plan.name))}
      lead={dates ? `${lead}${say.latest(format.weekday(dates.due), dates.provisional)}` : lead}
    >
      <Compare plan={plan} />
      <Begin code={one.code} answers={answers} />
      <Section title={say.items}>
        <PlanItems plan={plan} />
      </Section>
      <AskedMaterials plan={plan} />
      <OtherMaterials plan={plan} />
      {plan.dropped.length > 0 && (
        <More summary={say.dropped(plan.dropped.length)} strong>
          <Descriptions
            items={plan.dropped.map((dropped) => ({
              label: text(dropped.item.name),
              value: text(dropped.why),
            }))}
          />
        </More>
      )}
      <Section title={say.answers}>
        <YourAnswers one={one} plan={plan} answers={answers} />
      </Section>
      {plan.uncertain.length > 0 && (
        <More summary={say.uncertain} strong>
          <ul className={styles.bullets}>
            {plan.uncertain.map((uncertain) => (
              <li key={uncertain.zh}>{text(uncertain)}</li>
            ))}
          </ul>
        </More>
      )}
      <Begin code={one.code} answers={answers} />
    </Page>
  )
}

function YourAnswers({ one, plan, answers }: { one: PackageView; plan: PlanView; answers: Answers }) {
  const say = useWords(words)
  const text = useText()
  const inWords = useValueWords()
  const asked = one.questions.filter((question) => plan.visible.includes(question.code))
  return (
    <Descriptions
      items={asked.map((question) => {
        const value = answers[question.code] ?? question.default_answer
        const field = { kind: question.kind, choices: question.options, unit: question.unit }
        return {
          label: text(question.text),
          value: question.kind === 'multi' && !value ? say.noneOfThese : inWords(field, value),
          action: (
            <Link
              href={portal.question(one.code, question.code, answers)}
              aria-label={say.changeWhat(text(question.text))}
              button="quiet"
              data-screen-only
            >
              {say.change}
            </Link>
          ),
        }
      })}
    />
  )
}
