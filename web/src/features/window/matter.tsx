import { useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  packages,
  packageView,
  plan as readPlan,
  type PackageView,
  type PlanView,
  type QuestionView,
} from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, useMe } from '@/shell'
import {
  Actions,
  Alert,
  Button,
  ChoiceField,
  More,
  MultiField,
  NumberField,
  Section,
  YesNoField,
} from '@/ui'
import styles from './window.module.css'
import { words } from './words'

export interface ChosenMatter {
  package: string
  answers: Record<string, string>
}

interface MatterProps {
  /** Chosen before, when one comes back to change it. */
  first: ChosenMatter | undefined
  onChosen: (matter: ChosenMatter) => void
}

/** What the person wants to do: one of the window's own matters, and the answers that make it their case. */
export function Matter({ first, onChosen }: MatterProps) {
  const [code, setCode] = useState(first?.package)
  if (!code) return <Choose onChoose={setCode} />
  return (
    <Questions
      key={code}
      code={code}
      first={first?.package === code ? first.answers : {}}
      onBack={() => setCode(undefined)}
      onChosen={onChosen}
    />
  )
}

function Choose({ onChoose }: { onChoose: (code: string) => void }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const { me } = useMe()
  const query = useQuery({
    queryKey: ['catalogue', 'packages'],
    queryFn: ({ signal }) => packages(signal),
    staleTime: Infinity,
  })
  const mine = new Set(me?.domains.map((domain) => domain.code))
  return (
    <Loaded query={query}>
      {({ packages: all }) => {
        const own = all.filter((one) => mine.size === 0 || mine.has(one.domain.code))
        const others = all.filter((one) => !own.includes(one))
        return (
          <Section title={say.chooseMatter}>
            <ul className={styles.matters}>
              {own.map((one) => (
                <li key={one.code}>
                  <Button onPress={() => onChoose(one.code)}>{text(one.name)}</Button>
                  <span className={styles.soft}>{text(one.summary)}</span>
                </li>
              ))}
            </ul>
            {others.length > 0 && (
              <More summary={say.otherWindows}>
                <p>
                  {say.otherWindowsText(
                    format.list(
                      others.map((one) => `${text(one.name)}${format.aside(text(one.domain.name))}`),
                    ),
                  )}
                </p>
              </More>
            )}
          </Section>
        )
      }}
    </Loaded>
  )
}

interface QuestionsProps {
  code: string
  first: Readonly<Record<string, string>>
  onBack: () => void
  onChosen: (matter: ChosenMatter) => void
}

function Questions(props: QuestionsProps) {
  const query = useQuery({
    queryKey: ['catalogue', 'package', props.code],
    queryFn: ({ signal }) => packageView(props.code, signal),
    staleTime: Infinity,
  })
  return <Loaded query={query}>{(one) => <Ask {...props} one={one} />}</Loaded>
}

/** What nobody changes is answered as it usually is. */
function usual(one: PackageView, first: QuestionsProps['first']): Record<string, string> {
  const entries = one.questions.flatMap((question) => {
    const value =
      first[question.code] ?? question.default_answer ?? (question.kind === 'multi' ? '' : undefined)
    return value === undefined ? [] : [[question.code, value] as const]
  })
  return Object.fromEntries(entries)
}

function Ask({ code, one, first, onBack, onChosen }: QuestionsProps & { one: PackageView }) {
  const say = useWords(words)
  const text = useText()
  const [answers, setAnswers] = useState(() => usual(one, first))
  const query = useQuery({
    queryKey: ['catalogue', 'plan', code, answers],
    queryFn: ({ signal }) => readPlan(code, answers, signal),
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  })
  const plan = query.data
  const asked = one.questions.filter((question) => plan?.visible.includes(question.code) ?? true)
  const sent = Object.fromEntries(
    asked.flatMap(({ code: key }) => (key in answers ? [[key, answers[key] ?? '']] : [])),
  )
  const ready = plan?.complete && !plan.blocked && !plan.closed && !query.isPlaceholderData
  const next = one.questions.find((question) => question.code === plan?.next)
  const whyNot = next && !query.isFetching ? say.answerNext(text(next.text)) : undefined
  return (
    <div className={styles.halves}>
      <form
        className={styles.column}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (ready) onChosen({ package: code, answers: sent })
        }}
      >
        <h2>
          {text(one.name)} · {say.questions}
        </h2>
        {asked.map((question) => (
          <Answer
            key={question.code}
            question={question}
            value={answers[question.code] ?? ''}
            onChange={(value) => setAnswers({ ...answers, [question.code]: value })}
          />
        ))}
        <Actions>
          <Button type="submit" kind="primary" whyNot={whyNot} isDisabled={!ready}>
            {say.toForm}
          </Button>
          <Button kind="quiet" onPress={onBack}>
            {say.changeMatter}
          </Button>
        </Actions>
      </form>
      <Summary plan={plan} />
    </div>
  )
}

interface AnswerProps {
  question: QuestionView
  value: string
  onChange: (value: string) => void
}

function Answer({ question, value, onChange }: AnswerProps) {
  const text = useText()
  const options = question.options.map((option) => ({ value: option.code, label: text(option.name) }))
  const shared = { name: question.code, label: text(question.text) }
  switch (question.kind) {
    case 'yes_no':
      return <YesNoField {...shared} value={value} onChange={onChange} />
    case 'choice':
      return <ChoiceField {...shared} inline options={options} value={value} onChange={onChange} />
    case 'multi':
      return (
        <MultiField
          {...shared}
          optional
          options={options}
          values={value ? value.split(',') : []}
          onChange={(values) => onChange(values.join(','))}
        />
      )
    default:
      return (
        <NumberField
          {...shared}
          unit={text(question.unit) || undefined}
          value={value}
          onChange={(next) => onChange(next.normalize('NFKC').replace(/[,\s]/g, ''))}
        />
      )
  }
}

/** What the answers come to, beside them. */
function Summary({ plan }: { plan: PlanView | undefined }) {
  const say = useWords(words)
  const text = useText()
  if (plan?.blocked) return <Alert tone="warn" title={text(plan.blocked)} announce />
  if (plan?.closed) return <Alert tone="warn" title={text(plan.closed)} announce />
  if (!plan?.complete) return null
  const papers = plan.materials.filter((material) => material.asked)
  return (
    <aside className={styles.summary} aria-label={say.planItems}>
      <p role="status">
        <strong>{say.planNow(plan.items.length, papers.length, plan.promised_days)}</strong>
      </p>
      <ul>
        {plan.items.map(({ item, department }) => (
          <li key={item.code}>
            {text(item.name)} <span className={styles.soft}>{text(department.name)}</span>
          </li>
        ))}
      </ul>
      <ul>
        {papers.map((paper) => (
          <li key={paper.code}>{text(paper.name)}</li>
        ))}
      </ul>
    </aside>
  )
}
