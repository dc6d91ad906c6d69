import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { guideReports, reviseOnReport, type GuideReportList, type GuideReportRow } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { OpenRevision } from '@/shell/open-revision'
import { catalogue, supervise } from '@/shell/staff-paths'
import { Actions, Alert, Button, Descriptions, Empty, Link, LinkTabs, Page, Tag } from '@/ui'
import { AnswerForm } from './answer-form'
import styles from './reports.module.css'
import { words } from './staff-words'

/** Of a revision, as the server takes it. */
const longestTitle = 100

interface ReportsSearch {
  state?: string
  after?: string
}

/** What readers found wrong in guides: overdue first, and what has been answered. */
export function GuideReportsPage({ search }: { search: ReportsSearch }) {
  const say = useWords(words)
  const answered = search.state === 'answered'
  const query = useQuery({
    queryKey: ['guide-reports', answered, search.after],
    queryFn: ({ signal }) =>
      guideReports({ state: answered ? 'answered' : 'waiting', after: search.after }, signal),
    refetchInterval: 30_000,
  })
  return (
    <Loaded query={query} title={say.title}>
      {(list) => (
        <Page title={say.title} lead={say.lead}>
          <LinkTabs
            label={say.title}
            chosen={answered ? 'answered' : 'waiting'}
            tabs={[
              { id: 'waiting', label: say.waiting(list.waiting), href: supervise.guideReports() },
              { id: 'answered', label: say.answered, href: supervise.guideReports({ state: 'answered' }) },
            ]}
          />
          {list.overdue > 0 && (
            <Alert tone="bad" title={say.overdueTitle(list.overdue)}>
              {say.overdueText}
            </Alert>
          )}
          {!answered && list.being_mended > 0 && <p>{say.beingMended(list.being_mended)}</p>}
          <Reports list={list} answered={answered} />
        </Page>
      )}
    </Loaded>
  )
}

function Reports({ list, answered }: { list: GuideReportList; answered: boolean }) {
  const say = useWords(words)
  if (list.reports.length === 0)
    return answered ? (
      <Empty
        title={say.noneAnswered}
        next={<Link href={supervise.guideReports()}>{say.waiting(list.waiting)}</Link>}
      />
    ) : (
      <Empty title={say.none}>{say.noneText}</Empty>
    )
  return (
    <>
      <ul className={styles.rows}>
        {list.reports.map((one) => (
          <Report key={one.report} one={one} mayAnswer={list.may_answer} />
        ))}
      </ul>
      {list.next && (
        <Actions>
          <Link href={supervise.guideReports({ state: 'answered', after: list.next })} button="secondary">
            {say.more}
          </Link>
        </Actions>
      )}
    </>
  )
}

function Report({ one, mayAnswer }: { one: GuideReportRow; mayAnswer: boolean }) {
  const say = useWords(words)
  const text = useText()
  const [answering, setAnswering] = useState(false)
  return (
    <li className={styles.row} data-overdue={one.overdue ? '' : undefined}>
      <h2>
        <span className="tabular">{one.number}</span>
        {one.confirmation && !one.answer && <Tag tone="info">{text(one.confirmation.outcome.name)}</Tag>}
        {one.overdue && <Tag tone="bad">{say.overdue}</Tag>}
        {one.due_provisional && !one.answer && <Tag tone="warn">{say.provisional}</Tag>}
        {!one.version_current && <Tag>{say.readEarlier}</Tag>}
        {one.language === 'en' && <Tag>{say.readEnglish}</Tag>}
      </h2>
      <Facts one={one} mayAnswer={mayAnswer} />
      {mayAnswer &&
        !one.answer &&
        (answering ? (
          <AnswerForm report={one} onClose={() => setAnswering(false)} />
        ) : (
          <div className={styles.buttons}>
            <Revise one={one} />
            <Button
              aria-label={`${one.confirmation ? say.answerAgain : say.answer} ${one.number}`}
              onPress={() => setAnswering(true)}
            >
              {one.confirmation ? say.answerAgain : say.answer}
            </Button>
          </div>
        ))}
    </li>
  )
}

/** What mends the guide begins here; while it is under way, the way to it stands among the facts. */
function Revise({ one }: { one: GuideReportRow }) {
  const say = useWords(words)
  const text = useText()
  const { stage } = one.revision ?? {}
  if (stage && stage !== 'dropped' && stage !== 'published') return null
  return (
    <OpenRevision
      label={say.revise}
      title={say.reviseTitle(text(one.guide.name), one.number).slice(0, longestTitle)}
      kind={one.guide_kind}
      code={one.guide.code}
      open={(title, key) => reviseOnReport(one.report, title, key)}
      primary={Boolean(one.confirmation)}
    />
  )
}

/** What the reader was told before the answer, and the revision that is to mend the guide. */
function useMending(one: GuideReportRow) {
  const say = useWords(words)
  const format = useFormats()
  const { confirmation, revision } = one
  const stages: Record<string, string> = say.stages
  return [
    ...(confirmation
      ? [
          {
            label: say.told,
            value: (
              <>
                {format.instant(confirmation.confirmed_at)}
                <p className="as-written">{confirmation.text}</p>
              </>
            ),
          },
        ]
      : []),
    ...(revision
      ? [
          {
            label: say.revision,
            value: (
              <>
                <Link href={catalogue.revision(revision.revision)}>{revision.title}</Link> ·{' '}
                {stages[revision.stage] ?? revision.stage}
              </>
            ),
          },
        ]
      : []),
  ]
}

function Facts({ one, mayAnswer }: { one: GuideReportRow; mayAnswer: boolean }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const guide = one.guide_kind === 'package' ? portal.guide : portal.item
  const place = one.section ? text(one.section.name) : say.whole
  const due = { label: say.due, value: format.day(one.due_on) }
  const contact = { label: say.contact, value: one.contact ?? say.noContact }
  return (
    <Descriptions
      items={[
        {
          label: say.guide,
          value: (
            <>
              <a href={guide(one.guide.code)}>{text(one.guide.name)}</a> · {place}
            </>
          ),
        },
        { label: say.said, value: <span className="as-written">{one.text}</span> },
        { label: say.received, value: format.instant(one.received_at) },
        ...useMending(one),
        ...(one.answer
          ? [
              {
                label: say.answer,
                value: (
                  <>
                    <strong>{text(one.answer.outcome.name)}</strong>
                    {one.answer.passed_to && ` · ${one.answer.passed_to}`} ·{' '}
                    {format.instant(one.answer.answered_at)}
                    {one.answer.mended_in && (
                      <p>
                        {say.mendedIn(
                          one.answer.mended_in.number,
                          format.day(one.answer.mended_in.effective_from),
                        )}
                      </p>
                    )}
                    {one.answer.text && <p className="as-written">{one.answer.text}</p>}
                  </>
                ),
              },
            ]
          : [due, ...(mayAnswer ? [contact] : [])]),
      ]}
    />
  )
}
