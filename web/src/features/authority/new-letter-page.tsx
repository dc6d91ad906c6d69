import { useState, type FormEvent } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  isProblem,
  issueLetter,
  letterChoices,
  useSubmissionKey,
  type GranteeView,
  type LetterChoices,
  type LetterInput,
} from '@/api'
import { isDay } from '@/form'
import { useText, useWords } from '@/i18n'
import { Loaded, useMe } from '@/shell'
import { ActNote } from '@/shell/act-note'
import { useHallClock } from '@/shell/hall-clock'
import { approve } from '@/shell/staff-paths'
import { Button, Empty, ErrorSummary, Link, Page, SelectField, useNavigate, useToast } from '@/ui'
import { DateField } from '@/ui/date-field'
import styles from './authority.module.css'
import { Matrix } from './matrix'
import { grantsOf, lastDayOfYearFrom, type Range } from './range'
import { words } from './words'

/** The head of an organ authorises somebody: whom, for what, from when to when. */
export function NewLetterPage() {
  const say = useWords(words)
  const { me } = useMe()
  const head = Boolean(me?.roles.includes('head'))
  const [faulty, setFaulty] = useState(false)
  return (
    <Page
      title={say.issue}
      faulty={faulty}
      lead={head ? say.issueLead : undefined}
      back={{ href: approve.letters(), label: say.back }}
    >
      {head ? (
        <Choices onFaulty={setFaulty} />
      ) : (
        <Empty title={say.onlyHead} next={<Link href={approve.letters()}>{say.back}</Link>}>
          {say.onlyHeadText}
        </Empty>
      )}
    </Page>
  )
}

type OnFaulty = (faulty: boolean) => void

function Choices({ onFaulty }: { onFaulty: OnFaulty }) {
  const hall = useHallClock()
  const choices = useQuery({
    queryKey: ['letter-choices'],
    queryFn: ({ signal }) => letterChoices(signal),
  })
  return (
    <Loaded query={hall}>
      {({ day }) => (
        <Loaded query={choices}>
          {(loaded) => <LetterForm choices={loaded} today={day} onFaulty={onFaulty} />}
        </Loaded>
      )}
    </Loaded>
  )
}

interface Entered {
  grantee: string
  range: Range
  valid_from: string
  valid_to: string
}

function useIssue() {
  const say = useWords(words)
  const tell = useToast()
  const navigate = useNavigate()
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  return useMutation({
    mutationFn: (body: LetterInput) => issueLetter(body, submissionKey.keyFor(body)),
    onSuccess: async (taken) => {
      submissionKey.done()
      await client.invalidateQueries({ queryKey: ['letters'] })
      tell(say.issued(taken.number))
      navigate(approve.letters())
    },
  })
}

/** What is missing, by field, in the words that stand at the field. */
function useMissing() {
  const say = useWords(words)
  return (body: LetterInput) => {
    const missing: Record<string, string> = {}
    if (!body.grantee) missing.grantee = say.missingGrantee
    else if (body.grants.length === 0) missing.grants = say.missingRange
    if (!isDay(body.valid_from)) missing.valid_from = say.missingDay(say.from)
    if (!isDay(body.valid_to)) missing.valid_to = say.missingDay(say.to)
    else if (body.valid_to < body.valid_from) missing.valid_to = say.daysOrder
    return missing
  }
}

function bodyOf(entered: Entered, grantee: GranteeView | undefined, choices: LetterChoices): LetterInput {
  const powers = grantee?.powers.map((power) => power.code) ?? []
  const items = choices.items.map((item) => item.code)
  return {
    grantee: entered.grantee,
    grants: grantsOf(entered.range, powers, items),
    valid_from: entered.valid_from,
    valid_to: entered.valid_to,
  }
}

/** What the server refused, by field. */
function useRefused(error: unknown): Record<string, string> {
  const text = useText()
  if (!isProblem(error)) return {}
  return Object.fromEntries(
    error.fields.map((fault) => [fault.field.split(/[.[]/)[0] ?? '', text(fault.text)]),
  )
}

interface LetterFormProps {
  choices: LetterChoices
  today: string
  /** Something is to be corrected, and the tab should say so. */
  onFaulty: OnFaulty
}

function LetterForm({ choices, today, onFaulty }: LetterFormProps) {
  const say = useWords(words)
  const missingIn = useMissing()
  const [entered, setEntered] = useState<Entered>({
    grantee: '',
    range: {},
    valid_from: today,
    valid_to: lastDayOfYearFrom(today),
  })
  const [attempt, setAttempt] = useState(0)
  const act = useIssue()
  const grantee = choices.grantees.find((one) => one.person === entered.grantee)
  const body = bodyOf(entered, grantee, choices)
  const missing = missingIn(body)
  const refused = useRefused(act.error)
  const faults = attempt > 0 ? { ...refused, ...missing } : {}
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    const lacking = Object.keys(missing).length > 0
    onFaulty(lacking)
    if (!lacking)
      act.mutate(body, {
        onError: () => {
          onFaulty(true)
          setAttempt((count) => count + 1)
        },
      })
  }
  const errors = Object.entries(faults).map(([name, message]) => ({ name, message }))
  return (
    <form className={styles.form} noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} attempt={attempt} />
      {Object.keys(refused).length === 0 && <ActNote error={act.error} />}
      <LetterFields
        choices={choices}
        grantee={grantee}
        entered={entered}
        faults={faults}
        onPut={(part) => setEntered((before) => ({ ...before, ...part }))}
      />
      <div>
        <Button type="submit" kind="primary" isPending={act.isPending}>
          {say.issueGo}
        </Button>
      </div>
    </form>
  )
}

interface LetterFieldsProps {
  choices: LetterChoices
  grantee: GranteeView | undefined
  entered: Entered
  faults: Readonly<Record<string, string>>
  onPut: (part: Partial<Entered>) => void
}

function LetterFields({ choices, grantee, entered, faults, onPut }: LetterFieldsProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <>
      <SelectField
        name="grantee"
        label={say.grantee}
        hint={say.granteeHint}
        options={choices.grantees.map((one) => ({
          value: one.person,
          label: [one.name, text(one.post?.name)].filter(Boolean).join(' · '),
        }))}
        value={entered.grantee}
        onChange={(chosen) => onPut({ grantee: chosen })}
        error={faults.grantee}
        width="full"
      />
      {grantee ? (
        <Matrix
          powers={grantee.powers}
          items={choices.items}
          range={entered.range}
          onChange={(range) => onPut({ range })}
          error={faults.grants}
        />
      ) : (
        <p className={styles.soft}>{say.chooseGrantee}</p>
      )}
      <div className={styles.days}>
        <DateField
          name="valid_from"
          label={say.from}
          value={entered.valid_from}
          onChange={(valid_from) => onPut({ valid_from })}
          error={faults.valid_from}
        />
        <DateField
          name="valid_to"
          label={say.to}
          hint={say.untilHint}
          value={entered.valid_to}
          onChange={(valid_to) => onPut({ valid_to })}
          error={faults.valid_to}
        />
      </div>
    </>
  )
}
