import type { PackageView, PlanView } from '@/api'
import { useValueWords } from '@/form'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal, useMe } from '@/shell'
import { Alert, Descriptions, Link, More, Page, Section } from '@/ui'
import { StandingTag } from '../standing'
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

/** Where something of it cannot be applied for today, that and what to do stands in place of the button. */
function Closed({ one, plan, answers }: { one: PackageView; plan: PlanView; answers: Answers }) {
  const say = useWords(words)
  const text = useText()
  const last = plan.visible.at(-1)
  return (
    <>
      <Alert tone="warn" title={say.closedTitle}>
        <p>{text(plan.closed)}</p>
      </Alert>
      <div className={styles.begin} data-screen-only>
        {last && (
          <Link button="secondary" href={portal.question(one.code, last, answers)}>
            {say.changeAnswer}
          </Link>
        )}
        <Link button="secondary" href={portal.guide(one.code)}>
          {say.backToGuide}
        </Link>
      </div>
    </>
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
      {plan.closed ? (
        <Closed one={one} plan={plan} answers={answers} />
      ) : (
        <Begin code={one.code} answers={answers} />
      )}
      <Section title={say.items}>
        <PlanItems plan={plan} />
      </Section>
      <AskedMaterials plan={plan} />
      <OtherMaterials plan={plan} />
      {plan.dropped.length > 0 && (
        <More summary={say.dropped(plan.dropped.length)} strong>
          <Descriptions
            items={plan.dropped.map((dropped) => ({
              label: (
                <>
                  {text(dropped.item.name)} <StandingTag standing={dropped.standing} />
                </>
              ),
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
      {!plan.closed && <Begin code={one.code} answers={answers} />}
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
