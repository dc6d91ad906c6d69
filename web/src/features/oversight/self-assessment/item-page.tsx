import { useQuery } from '@tanstack/react-query'
import {
  openRevision,
  selfAssessment,
  selfAssessments,
  type AssessmentFigure,
  type SelfAssessmentView,
} from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, useMe } from '@/shell'
import { OpenRevision } from '@/shell/open-revision'
import { Alert, Link, Page, PlainTable, Section } from '@/ui'
import { ConclusionForm } from './conclusion-form'
import type { AssessmentPaths } from './paths'
import styles from './self-assessment.module.css'
import { words } from './words'

/** Of a revision, as the server takes it. */
const longestTitle = 100

interface ItemProps {
  paths: AssessmentPaths
  item: string
  year: string | undefined
}

/** One item's year beside the year before: findings, figures with their rules, and what is concluded. */
export function AssessmentPage({ paths, item, year }: ItemProps) {
  const say = useWords(words)
  const text = useText()
  const query = useQuery({
    queryKey: ['self-assessment', item, year],
    queryFn: ({ signal }) => selfAssessment(item, year, signal),
  })
  return (
    <Loaded query={query} title={say.title}>
      {(view) => (
        <Page
          back={{ href: paths.assessments({ year: String(view.year) }), label: say.back }}
          above={`${text(view.department.name)} · ${say.yearOf(view.year)}`}
          title={text(view.item.name)}
          lead={<Limits view={view} />}
        >
          <Concluded view={view} paths={paths} />
          <Findings view={view} />
          <Figures view={view} />
          <p>
            <Link href={paths.assessedCases(item, { year: String(view.year) })}>{say.cases}</Link>
          </p>
          <Faults view={view} />
          {view.may_conclude && <ConclusionForm view={view} />}
        </Page>
      )}
    </Loaded>
  )
}

function Limits({ view }: { view: SelfAssessmentView }) {
  const say = useWords(words)
  const promise =
    view.promised_days === 0 ? say.instant : say.promised(view.promised_days, view.promised_unit)
  const statute =
    view.statutory_days === undefined
      ? say.noStatutory
      : say.statutory(view.statutory_days, view.statutory_unit ?? 'working')
  return <>{`${promise} · ${statute}`}</>
}

function Concluded({ view, paths }: { view: SelfAssessmentView; paths: AssessmentPaths }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const said: Record<string, string> = say.conclusions
  const { conclusion } = view
  if (conclusion)
    return (
      <Alert
        tone={conclusion.late_days > 0 ? 'warn' : 'good'}
        title={said[conclusion.conclusion] ?? conclusion.conclusion}
      >
        <p className="as-written">{conclusion.text}</p>
        <p>{say.by(conclusion.by, text(conclusion.post.name), format.instant(conclusion.at))}</p>
        {conclusion.late_days > 0 && (
          <p>
            <strong>{say.lateBy(conclusion.late_days)}</strong> {say.due(format.day(view.due_on))}
          </p>
        )}
        <div className={styles.next}>
          {conclusion.conclusion === 'revise' && <Revise view={view} />}
          <Next view={view} paths={paths} />
        </div>
      </Alert>
    )
  if (!view.recorded) return <Alert title={say.noData}>{say.noDataText}</Alert>
  if (!view.over) return <Alert title={say.running} />
  return (
    <Alert tone={view.overdue ? 'bad' : 'info'} title={view.overdue ? say.late : say.waiting}>
      {say.due(format.day(view.due_on))}
    </Alert>
  )
}

/** A conclusion that asks for changes leads to them. */
function Revise({ view }: { view: SelfAssessmentView }) {
  const say = useWords(words)
  const text = useText()
  const { me } = useMe()
  if (!me?.roles.includes('maintainer')) return <p>{say.reviseOthers}</p>
  return (
    <>
      <p>{say.reviseText}</p>
      <div>
        <OpenRevision
          label={say.revise}
          title={say.reviseTitle(view.year, text(view.item.name)).slice(0, longestTitle)}
          kind="item"
          code={view.item.code}
          open={openRevision}
        />
      </div>
    </>
  )
}

/** Whoever has concluded one goes on with the next of the same department. */
function Next({ view, paths }: { view: SelfAssessmentView; paths: AssessmentPaths }) {
  const say = useWords(words)
  const text = useText()
  const year = String(view.year)
  const { data } = useQuery({
    queryKey: ['self-assessments', year],
    queryFn: ({ signal }) => selfAssessments(year, signal),
  })
  if (!data) return null
  const open = data.items.filter((one) => !one.conclusion)
  const next = open.find((one) => one.department.code === view.department.code) ?? open[0]
  if (!next) return <p>{say.allDone}</p>
  return (
    <p>
      <Link href={paths.assessment(next.item.code, { year })}>{say.next(text(next.item.name))}</Link>
    </p>
  )
}

function Findings({ view }: { view: SelfAssessmentView }) {
  const say = useWords(words)
  const text = useText()
  return (
    <Section title={say.found}>
      {view.findings.length === 0 ? (
        <p>{view.recorded ? say.foundNothing : say.noData}</p>
      ) : (
        <ul className={styles.findings}>
          {view.findings.map((one) => (
            <li key={one.sentence.zh}>{text(one.sentence)}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Figures({ view }: { view: SelfAssessmentView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const shown = (one: AssessmentFigure, value: number | undefined) => {
    if (value === undefined) return say.nothing
    if (one.unit === 'percent') return `${format.number(value)}%`
    return one.unit === 'days' ? say.days(format.number(value)) : format.number(value)
  }
  return (
    <Section title={say.figures}>
      <PlainTable
        caption={say.figures}
        items={view.figures}
        id={(one) => one.code}
        columns={[
          { id: 'figure', title: say.figure, cell: (one) => text(one.name) },
          {
            id: 'value',
            title: say.yearOf(view.year),
            figure: true,
            cell: (one) => <strong>{shown(one, one.value)}</strong>,
          },
          { id: 'before', title: say.before, figure: true, cell: (one) => shown(one, one.before) },
          {
            id: 'rule',
            title: say.rule,
            cell: (one) => <div className={styles.rule}>{text(one.rule)}</div>,
          },
        ]}
      />
    </Section>
  )
}

function Faults({ view }: { view: SelfAssessmentView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (
    <Section title={say.faults}>
      {view.faults.length === 0 ? (
        <p>{view.recorded ? say.noFaults : say.noData}</p>
      ) : (
        <PlainTable
          caption={say.faults}
          items={view.faults}
          id={(one) => `${one.subject.code} ${one.fault.code}`}
          columns={[
            { id: 'subject', title: say.subject, cell: (one) => text(one.subject.name) },
            { id: 'fault', title: say.fault, cell: (one) => text(one.fault.name) },
            { id: 'times', title: say.times, figure: true, cell: (one) => format.number(one.times) },
          ]}
        />
      )}
    </Section>
  )
}
