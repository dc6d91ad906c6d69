import { useEffect, useState } from 'react'
import type { PackageView, PlanView, QuestionView } from '@/api'
import { useText, useWords } from '@/i18n'
import { Loaded, NotFound, portal } from '@/shell'
import {
  Actions,
  Alert,
  Button,
  ChoiceField,
  ErrorSummary,
  Link,
  MultiField,
  NumberField,
  Page,
  useNavigate,
  Waiting,
  YesNoField,
} from '@/ui'
import { SoFar } from './so-far'
import styles from './guide.module.css'
import { usePackage, usePlan, type Answers } from './queries'
import { words } from './words'

interface QuestionPageProps {
  code: string
  /** Absent: the first one not answered yet. */
  question?: string | undefined
  answers: Answers
}

/** The questions of a package, one a page; the address holds the answers, so Back and reload keep them. */
export function QuestionPage({ code, question, answers }: QuestionPageProps) {
  const packageQuery = usePackage(code)
  const planQuery = usePlan(code, answers)
  return (
    <Loaded query={packageQuery}>
      {(one) => (
        <Loaded query={planQuery}>
          {(plan) => {
            if (!question && plan.blocked) return <Blocked one={one} plan={plan} answers={answers} />
            if (!question && plan.complete && !planQuery.isPlaceholderData)
              return <Onward to={portal.plan(code, answers)} />
            const asked = question ?? plan.next ?? plan.visible[0]
            const found = one.questions.find((candidate) => candidate.code === asked)
            return found ? (
              <Ask key={found.code} one={one} plan={plan} question={found} answers={answers} />
            ) : (
              <NotFound />
            )
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

function Onward({ to }: { to: string }) {
  const navigate = useNavigate()
  useEffect(() => navigate(to, { replace: true }), [to, navigate])
  return <Waiting />
}

function Blocked({ one, plan, answers }: { one: PackageView; plan: PlanView; answers: Answers }) {
  const say = useWords(words)
  const text = useText()
  const last = plan.visible.filter((code) => answers[code] !== undefined).at(-1)
  return (
    <Page width="column" title={say.blockedTitle} above={text(one.name)}>
      <Alert tone="warn" title={text(plan.blocked)} />
      <Actions>
        {last && (
          <Link button="primary" href={portal.question(one.code, last, answers)}>
            {say.changeAnswer}
          </Link>
        )}
        <Link button="secondary" href={portal.guide(one.code)}>
          {say.backToGuide}
        </Link>
      </Actions>
    </Page>
  )
}

interface AskProps {
  one: PackageView
  plan: PlanView
  question: QuestionView
  answers: Answers
}

function Ask({ one, plan, question, answers }: AskProps) {
  const say = useWords(words)
  const text = useText()
  const navigate = useNavigate()
  const [value, setValue] = useState(answers[question.code] ?? question.default_answer ?? '')
  const [attempt, setAttempt] = useState(0)
  const unit = text(question.unit)
  const wrong = faultIn(question, value, say, unit)
  const fault = attempt > 0 ? wrong : undefined
  const index = plan.visible.indexOf(question.code)
  const before = plan.visible[index - 1]
  // What is answered brings further questions: until all is answered only the most there can be is known.
  const mayGrow = plan.next !== undefined && plan.visible.length < one.questions.length
  const place = mayGrow
    ? say.questionUpTo(index + 1, one.questions.length)
    : say.question(index + 1, plan.visible.length)
  const back = before
    ? { href: portal.question(one.code, before, answers), label: say.back }
    : { href: portal.guide(one.code), label: say.backToGuide }
  const goOn = () => {
    if (wrong) return setAttempt(attempt + 1)
    const next = { ...answers, [question.code]: question.kind === 'number' ? plainNumber(value) : value }
    // The page left behind keeps its answer, for the browser's own Back.
    navigate(portal.question(one.code, question.code, next), { replace: true })
    navigate(portal.questions(one.code, next))
  }
  const now = value && !wrong ? { ...answers, [question.code]: value } : answers
  return (
    <Page
      width="column"
      back={back}
      above={`${text(one.name)} · ${place}`}
      title={text(question.text)}
      faulty={Boolean(fault)}
      aside={<SoFar one={one} before={answers} now={now} />}
    >
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          goOn()
        }}
      >
        {fault && <ErrorSummary errors={[{ name: question.code, message: fault }]} attempt={attempt} />}
        <Control question={question} value={value} onChange={setValue} error={fault} />
        <div>
          <Button type="submit" kind="primary">
            {say.next}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function plainNumber(value: string): string {
  return value.normalize('NFKC').replace(/[,\s]/g, '')
}

function faultIn(
  question: QuestionView,
  value: string,
  say: (typeof words)['zh'],
  unit: string,
): string | undefined {
  if (question.kind === 'multi') return undefined
  if (question.kind !== 'number') return value ? undefined : say.missing
  const plain = plainNumber(value)
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return say.missingNumber
  // A question whose least is not said is still never answered by less than nothing.
  const least = question.min ?? 0
  if (Number(plain) < least) return say.tooSmall(least, unit)
  if (question.max !== undefined && Number(plain) > question.max) return say.tooLarge(question.max, unit)
  return undefined
}

interface ControlProps {
  question: QuestionView
  value: string
  onChange: (value: string) => void
  error?: string | undefined
}

function Control({ question, value, onChange, error }: ControlProps) {
  const say = useWords(words)
  const text = useText()
  const options = question.options.map((option) => ({ value: option.code, label: text(option.name) }))
  const shared = {
    name: question.code,
    label: text(question.text),
    labelHidden: true,
    hint: question.why.zh ? `${say.why}${text(question.why)}` : undefined,
    error,
  }
  switch (question.kind) {
    case 'yes_no':
      return <YesNoField {...shared} value={value} onChange={onChange} />
    case 'choice':
      return <ChoiceField {...shared} options={options} value={value} onChange={onChange} />
    case 'multi':
      return (
        <MultiField
          {...shared}
          options={options}
          values={value ? value.split(',') : []}
          onChange={(values) => onChange(values.join(','))}
        />
      )
    default:
      return (
        <NumberField
          {...shared}
          value={value}
          onChange={onChange}
          unit={text(question.unit) || undefined}
        />
      )
  }
}
