import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { concludeAssessment, useSubmissionKey, type AssessmentInput, type SelfAssessmentView } from '@/api'
import { useWords } from '@/i18n'
import { AskDialog } from '@/shell/ask-dialog'
import { Button, ChoiceField, ErrorSummary, Section, TextField, useFaults, useToast } from '@/ui'
import styles from './self-assessment.module.css'
import { words } from './words'

const conclusions = ['keep', 'revise', 'retire'] as const

/** What the department concludes: once. */
export function ConclusionForm({ view }: { view: SelfAssessmentView }) {
  const say = useWords(words)
  const client = useQueryClient()
  const tell = useToast()
  const submissionKey = useSubmissionKey()
  const [conclusion, setConclusion] = useState<(typeof conclusions)[number]>()
  const [text, setText] = useState('')
  const act = useMutation({
    mutationFn: (body: AssessmentInput) =>
      concludeAssessment(view.item.code, body, submissionKey.keyFor(body)),
    onSuccess: async () => {
      submissionKey.done()
      tell(say.concluded)
      await client.invalidateQueries({ queryKey: ['self-assessments'] })
      await client.invalidateQueries({ queryKey: ['self-assessment'] })
    },
  })
  const { attempt, errors, errorOf, sending } = useFaults([
    ...(conclusion ? [] : [{ name: 'conclusion', message: say.missing }]),
    ...(text.trim() ? [] : [{ name: 'reasons', message: say.textMissing }]),
  ])
  const [asked, setAsked] = useState(false)
  const ask = sending(() => setAsked(true))
  const send = () => conclusion && act.mutate({ year: view.year, conclusion, text: text.trim() })
  return (
    <Section title={say.conclude}>
      <p>{say.concludeText}</p>
      <form className={styles.form} noValidate onSubmit={ask}>
        <ErrorSummary errors={errors} attempt={attempt} />
        <ChoiceField
          name="conclusion"
          label={say.concludeWhat}
          options={conclusions.map((one) => ({
            value: one,
            label: say.conclusions[one],
            hint: say.concludeHint[one],
          }))}
          value={conclusion ?? ''}
          onChange={(chosen) => setConclusion(conclusions.find((one) => one === chosen))}
          error={errorOf('conclusion')}
        />
        <TextField
          name="reasons"
          label={say.text}
          value={text}
          onChange={setText}
          maxLength={2000}
          error={errorOf('reasons')}
          long
        />
        <div>
          <Button type="submit" kind="primary">
            {say.send}
          </Button>
        </div>
      </form>
      {asked && conclusion && (
        <Sure
          conclusion={say.conclusions[conclusion]}
          reasons={text.trim()}
          error={act.error}
          isPending={act.isPending}
          onSend={send}
          onClose={() => setAsked(false)}
        />
      )}
    </Section>
  )
}

interface SureProps {
  conclusion: string
  reasons: string
  error: unknown
  isPending: boolean
  onSend: () => void
  onClose: () => void
}

/** What cannot be taken back is read once more. */
function Sure({ conclusion, reasons, ...dialog }: SureProps) {
  const say = useWords(words)
  return (
    <AskDialog title={say.sure} lead={say.sureText(conclusion)} fields={[]} ready go={say.send} {...dialog}>
      <p className="as-written">{reasons}</p>
    </AskDialog>
  )
}
