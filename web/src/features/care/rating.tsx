import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { rateCase, useSubmissionKey, type CaseView } from '@/api'
import { useWords } from '@/i18n'
import { ProblemNote } from '@/shell'
import { Alert, Button, ChoiceField, MultiField, TextField, TickField } from '@/ui'
import styles from './care.module.css'
import { words } from './rating-words'

const levels = ['very_satisfied', 'satisfied', 'fair', 'dissatisfied', 'very_dissatisfied'] as const
const reasons = ['slow', 'unclear', 'repeated_trips', 'extra_papers', 'attitude', 'hard_to_use'] as const
type Level = (typeof levels)[number]
const bad = (level: Level | undefined) => level === 'dissatisfied' || level === 'very_dissatisfied'

interface RatingProps {
  kase: CaseView
  /** A helper writes down what the applicant says, and only if they want it. */
  byHelper?: boolean
}

/** 好差评: a level and a press. Reasons are asked only when it was bad; each handling is rated once. */
export function Rating({ kase, byHelper = false }: RatingProps) {
  const say = useWords(words)
  const [sent, setSent] = useState<Level>()
  if (sent)
    return (
      <Alert tone="good" title={say.thanks}>
        {bad(sent) && say.badThanks}
      </Alert>
    )
  if (!kase.to_rate) return null
  return (
    <section className={styles.rating} id="rating" aria-labelledby="rating-title" data-screen-only>
      <h2 id="rating-title">{kase.to_rate.code === 'completion' ? say.completion : say.submission}</h2>
      <p className={styles.ratingLead}>{byHelper ? say.leadHelper : say.lead}</p>
      <RatingForm key={kase.to_rate.code} kase={kase} byHelper={byHelper} onSent={setSent} />
    </section>
  )
}

interface Said {
  level?: Level
  reasons: string[]
  words: string
  consent: boolean
}

function useRate(kase: CaseView, byHelper: boolean, onSent: (level: Level) => void) {
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  return useMutation({
    mutationFn: ({ level, reasons: why, words: text, consent }: Said & { level: Level }) => {
      const body = {
        level,
        reasons: bad(level) ? why : [],
        words: text.trim() || undefined,
        with_consent: byHelper ? consent : undefined,
      }
      return rateCase(kase.id, body, submissionKey.keyFor(body))
    },
    onSuccess: (_, { level }) => {
      submissionKey.done()
      onSent(level)
      void client.invalidateQueries({ queryKey: ['case', kase.id] })
    },
  })
}

function RatingForm({
  kase,
  byHelper,
  onSent,
}: Required<RatingProps> & { onSent: (level: Level) => void }) {
  const say = useWords(words)
  const [said, setSaid] = useState<Said>({ reasons: [], words: '', consent: false })
  const [tried, setTried] = useState(false)
  const act = useRate(kase, byHelper, onSent)
  const put = (part: Partial<Said>) => setSaid((before) => ({ ...before, ...part }))
  const { level, consent } = said
  const send = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (level && (!byHelper || consent)) act.mutate({ ...said, level })
  }
  return (
    <form className={styles.ratingForm} noValidate onSubmit={send}>
      <ChoiceField
        name="level"
        label={say.level}
        labelHidden
        inline
        options={levels.map((one) => ({ value: one, label: say.levels[one] }))}
        value={level ?? ''}
        onChange={(chosen) => put({ level: levels.find((one) => one === chosen) ?? 'fair' })}
      />
      {level && <Words said={said} put={put} />}
      {level && byHelper && (
        <TickField
          name="consent"
          label={say.consent}
          value={consent}
          onChange={(next) => put({ consent: next })}
          error={tried && !consent ? say.consentMissing : undefined}
        />
      )}
      {act.error && <ProblemNote error={act.error} acting />}
      {level && (
        <div>
          <Button type="submit" kind="primary" isPending={act.isPending}>
            {say.send}
          </Button>
        </div>
      )}
    </form>
  )
}

function Words({ said, put }: { said: Said; put: (part: Partial<Said>) => void }) {
  const say = useWords(words)
  return (
    <>
      {bad(said.level) && (
        <MultiField
          name="reasons"
          label={say.reasons}
          hint={say.reasonsHint}
          options={reasons.map((one) => ({ value: one, label: say.reason[one] }))}
          values={said.reasons}
          onChange={(chosen) => put({ reasons: chosen })}
          optional
        />
      )}
      <TextField
        name="words"
        label={say.words}
        value={said.words}
        onChange={(text) => put({ words: text })}
        maxLength={500}
        long
        optional
      />
    </>
  )
}
