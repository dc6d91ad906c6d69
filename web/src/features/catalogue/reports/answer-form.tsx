import { useEffect, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { answerGuideReport, useSubmissionKey, type GuideAnswerInput, type GuideReportRow } from '@/api'
import { useWords } from '@/i18n'
import { ActNote } from '@/shell/act-note'
import { Button, ChoiceField, ErrorSummary, focusField, TextField, useFaults, useToast } from '@/ui'
import styles from './reports.module.css'
import { words } from './staff-words'

const outcomes = ['mended', 'being_mended', 'not_wrong', 'passed_on'] as const
type GuideOutcome = (typeof outcomes)[number]

/** What was typed, what is missing, and the sending of it. */
function useAnswer(report: GuideReportRow, onDone: () => void) {
  const say = useWords(words)
  const client = useQueryClient()
  const tell = useToast()
  const submissionKey = useSubmissionKey()
  const [outcome, setOutcome] = useState<GuideOutcome>()
  const [passedTo, setPassedTo] = useState('')
  const [said, setSaid] = useState('')
  const act = useMutation({
    mutationFn: (body: GuideAnswerInput) =>
      answerGuideReport(report.report, body, submissionKey.keyFor(body)),
    onSuccess: () => {
      submissionKey.done()
      tell((outcome === 'being_mended' ? say.confirmed : say.done)(report.number))
      onDone()
      return client.invalidateQueries({ queryKey: ['guide-reports'] })
    },
  })
  // Several forms may be open: a field's name is known to its report alone.
  const name = (field: string) => `${field}-${report.report}`
  const passed = outcome === 'passed_on'
  const { sending, ...faults } = useFaults([
    ...(outcome ? [] : [{ name: name('outcome'), message: say.outcomeMissing }]),
    ...(passed && !passedTo.trim() ? [{ name: name('passed-to'), message: say.passedToMissing }] : []),
    ...(said.trim() ? [] : [{ name: name('answer'), message: say.textMissing }]),
  ])
  const send = sending(() => {
    if (outcome) act.mutate({ outcome, text: said.trim(), ...(passed && { passed_to: passedTo.trim() }) })
  })
  const put = { setOutcome, setPassedTo, setSaid }
  return { outcome, passed, passedTo, said, name, act, send, ...faults, ...put }
}

/** The outcome, and what the reader is told. */
export function AnswerForm({ report, onClose }: { report: GuideReportRow; onClose: () => void }) {
  const say = useWords(words)
  const answer = useAnswer(report, onClose)
  const { act, attempt, errors, errorOf, name } = answer
  useEffect(() => void focusField(`outcome-${report.report}`), [report.report])
  return (
    <form className={styles.report} noValidate onSubmit={answer.send}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <ChoiceField
        name={name('outcome')}
        label={say.outcome}
        inline
        options={outcomes
          .filter((one) => one !== 'being_mended' || !report.confirmation)
          .map((one) => ({ value: one, label: say.outcomes[one] }))}
        value={answer.outcome ?? ''}
        onChange={(chosen) => answer.setOutcome(outcomes.find((one) => one === chosen))}
        error={errorOf(name('outcome'))}
      />
      {answer.passed && (
        <TextField
          name={name('passed-to')}
          label={say.passedTo}
          value={answer.passedTo}
          onChange={answer.setPassedTo}
          maxLength={80}
          width="medium"
          error={errorOf(name('passed-to'))}
        />
      )}
      <TextField
        name={name('answer')}
        label={say.text}
        hint={answer.outcome === 'being_mended' ? say.mendingHint : say.textHint}
        value={answer.said}
        onChange={answer.setSaid}
        maxLength={2000}
        error={errorOf(name('answer'))}
        long
      />
      <ActNote error={act.error} />
      <div className={styles.buttons}>
        <Button type="submit" kind="primary" isPending={act.isPending}>
          {say.send}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {say.cancel}
        </Button>
      </div>
    </form>
  )
}
