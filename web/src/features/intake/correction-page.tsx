import { useState } from 'react'
import { isProblem, type CaseView, type FindingView } from '@/api'
import { MaterialUpload } from '@/case/material-upload'
import { FormField, GivenBackNote } from '@/form'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal, ProblemNote, useOffline } from '@/shell'
import { Actions, Alert, Button, Empty, ErrorSummary, Link, Page } from '@/ui'
import { refusedFields } from './fault-path'
import styles from './intake.module.css'
import { useCase } from './queries'
import { useSupplement } from './use-supplement'
import { words } from './words'

/** All faults of the one notice on one page, each with its own answer, sent once. */
export function CorrectionPage({ id }: { id: string }) {
  const say = useWords(words)
  const query = useCase(id)
  const [sent, setSent] = useState(false)
  return (
    <Loaded query={query}>
      {({ data: kase, etag }) => {
        const notice = kase.notices.findLast((one) => !one.answered)
        if (sent) return <Sent id={id} />
        if (!notice)
          return (
            <Page title={say.correction}>
              <Empty title={say.noCorrection} next={<Link href={portal.case(id)}>{say.toCase}</Link>} />
            </Page>
          )
        return (
          <Correct
            kase={kase}
            etag={etag}
            faults={notice.faults}
            answerBy={notice.answer_by}
            onSent={() => setSent(true)}
          />
        )
      }}
    </Loaded>
  )
}

function Sent({ id }: { id: string }) {
  const say = useWords(words)
  return (
    <Page title={say.correctionDone}>
      <Alert tone="good" title={say.correctionDoneText} announce />
      <Actions>
        <Link href={portal.case(id)} button="primary">
          {say.follow}
        </Link>
      </Actions>
    </Page>
  )
}

interface CorrectProps {
  kase: CaseView
  etag: string | null
  faults: readonly FindingView[]
  answerBy: string
  onSent: () => void
}

function Correct({ kase, etag, faults, answerBy, onSent }: CorrectProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const answer = useSupplement({ kase, etag, faults, onSent })
  const { act, attempt } = answer
  const offline = useOffline()
  const own = faults
    .filter((fault) => !answer.answered(fault))
    .map((fault) => ({ name: fault.subject, message: say.correctionMissing(text(fault.name)) }))
  const refused = isProblem(act.error) ? refusedFields(act.error, answer.handed, text) : []
  const errors = attempt === 0 ? [] : own.length > 0 ? own : refused
  return (
    <Page
      width="column"
      back={{ href: portal.case(kase.id), label: say.toCase }}
      above={`${text(kase.package.name)} · ${kase.number}`}
      title={say.correction}
      lead={say.correctionLead(faults.length)}
      faulty={errors.length > 0}
    >
      <Alert tone="warn" title={say.answerBy(format.weekday(answerBy))} />
      {answer.givenBack && <GivenBackNote />}
      <ErrorSummary errors={errors} attempt={attempt} />
      {act.error && refused.length === 0 && <ProblemNote error={act.error} acting />}
      <ol className={styles.defects}>
        {faults.map((fault) => (
          <li key={`${fault.kind} ${fault.subject}`} className={styles.defect}>
            <Defect
              kase={kase}
              fault={fault}
              answer={answer}
              error={errors.find((error) => error.name === fault.subject)?.message}
            />
          </li>
        ))}
      </ol>
      <Actions>
        <Button
          kind="primary"
          isPending={act.isPending}
          whyNot={offline ? say.submitOffline : undefined}
          onPress={() => (own.length > 0 ? answer.tryAgain() : act.mutate())}
        >
          {say.correctionGo}
        </Button>
      </Actions>
      {answer.begun && <p className={styles.soft}>{say.correctionKept}</p>}
    </Page>
  )
}

interface DefectProps {
  kase: CaseView
  fault: FindingView
  answer: ReturnType<typeof useSupplement>
  error?: string | undefined
}

function Defect({ kase, fault, answer, error }: DefectProps) {
  const format = useFormats()
  const say = useWords(words)
  const text = useText()
  const material = kase.materials.find((one) => one.code === fault.subject)
  const field = kase.fields.find((one) => one.code === fault.subject)
  // A fault outside the list is told in the window's own words alone; the same is not said twice.
  const said = [...new Set([text(fault.fault_text), fault.note ?? ''])].filter(Boolean)
  return (
    <>
      <h2>{text(fault.name)}</h2>
      {said.map((sentence, index) => (
        <p key={sentence}>
          <strong>
            {index === 0 ? say.fault : say.note}
            {format.colon}
          </strong>
          {sentence}
        </p>
      ))}
      {fault.kind === 'material' ? (
        <MaterialUpload
          name={fault.subject}
          label={say.newFile}
          hint={text(material?.how_to_get)}
          stored={answer.filesOf(fault)}
          onStored={(hashes) => answer.setFiles(fault, hashes)}
          names={answer.names}
          error={error}
        />
      ) : (
        <FormField
          field={{
            code: fault.subject,
            label: { zh: '改成', en: 'Change to' },
            kind: field?.kind ?? 'text',
            choices: field?.choices ?? [],
            columns: [],
            required: true,
            asked: true,
            source: 'applicant',
            for_items: [],
          }}
          value={answer.valueOf(fault)}
          onChange={(value) => answer.setValue(fault, value)}
          error={error}
        />
      )}
    </>
  )
}
