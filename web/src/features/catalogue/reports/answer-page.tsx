import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { isProblem, lookUpGuideReport, type GuideReportProgress } from '@/api'
import { plainNumber } from '@/form'
import { useFormats, useText, useWords } from '@/i18n'
import { portal, ProblemNote } from '@/shell'
import { Alert, Button, Descriptions, ErrorSummary, Link, Page, TextField, useFaults } from '@/ui'
import styles from './reports.module.css'
import { words } from './words'

/** What came of a report: by its number and code, without an account. */
export function GuideAnswerPage({ number: given = '' }: { number?: string | undefined }) {
  const say = useWords(words)
  const [number, setNumber] = useState(given)
  const [code, setCode] = useState('')
  const act = useMutation({ mutationFn: lookUpGuideReport })
  const { attempt, errors, errorOf, sending } = useFaults([
    ...(number.trim() ? [] : [{ name: 'number', message: say.numberMissing }]),
    ...(code.trim() ? [] : [{ name: 'code', message: say.codeMissing }]),
  ])
  const submit = sending(() =>
    act.mutate({ number: number.normalize('NFKC').trim(), code: plainNumber(code) }),
  )
  if (act.data) return <Found report={act.data} onAgain={() => act.reset()} />
  const none = isProblem(act.error) && act.error.status === 404
  return (
    <Page
      width="column"
      back={{ href: portal.home(), label: say.home }}
      title={say.progress}
      lead={say.progressLead}
      faulty={errors.length > 0 || none}
    >
      <form className={styles.report} noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {none && <Alert tone="warn" title={say.none} announce />}
        {act.error && !none && <ProblemNote error={act.error} />}
        <TextField
          name="number"
          label={say.number}
          hint={say.numberHint}
          value={number}
          onChange={setNumber}
          width="medium"
          error={errorOf('number')}
        />
        <TextField
          name="code"
          label={say.code}
          value={code}
          onChange={setCode}
          width="short"
          error={errorOf('code')}
        />
        <div>
          <Button type="submit" kind="primary" isPending={act.isPending}>
            {say.look}
          </Button>
        </div>
      </form>
    </Page>
  )
}

function Found({ report, onAgain }: { report: GuideReportProgress; onAgain: () => void }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const { answer } = report
  const guide = report.guide_kind === 'package' ? portal.guide : portal.item
  return (
    <Page
      width="column"
      back={{ href: portal.home(), label: say.home }}
      above={report.number}
      title={say.progress}
    >
      {answer ? (
        <Alert tone="good" title={text(answer.outcome.name)} announce>
          {answer.passed_to && (
            <p>
              {say.passedTo}
              {format.colon}
              {answer.passed_to}
            </p>
          )}
          {answer.mended_in && <p>{say.mendedFrom(format.day(answer.mended_in.effective_from))}</p>}
          {answer.text && <p className="as-written">{answer.text}</p>}
          <p>{`${say.answeredAt} ${format.instant(answer.answered_at)}`}</p>
        </Alert>
      ) : report.confirmation ? (
        <Alert tone="info" title={text(report.confirmation.outcome.name)} announce>
          <p className="as-written">{report.confirmation.text}</p>
          <p>{say.mending}</p>
          <p>{`${say.toldAt} ${format.instant(report.confirmation.confirmed_at)}`}</p>
        </Alert>
      ) : (
        <Alert tone={report.overdue ? 'warn' : 'info'} title={say.waiting} announce>
          {report.overdue && <p>{say.overdue}</p>}
        </Alert>
      )}
      <Descriptions
        items={[
          {
            label: say.about,
            value: <Link href={guide(report.guide.code)}>{text(report.guide.name)}</Link>,
          },
          { label: say.section, value: report.section ? text(report.section.name) : say.whole },
          { label: say.received, value: format.instant(report.received_at) },
          {
            label: say.due,
            value: (
              <>
                {say.dueText(format.day(report.due_on), report.days)}
                {report.due_provisional && <p>{say.provisional}</p>}
              </>
            ),
          },
          { label: say.yours, value: <span className="as-written">{report.text}</span> },
        ]}
      />
      <div>
        <Button onPress={onAgain}>{say.again}</Button>
      </div>
    </Page>
  )
}
