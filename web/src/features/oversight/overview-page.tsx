import type { CaseCount, DepartmentCounts, Overview, TaskCount } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { supervise } from '@/shell/staff-paths'
import { Alert, Light, Link, Page, PlainTable, Section, Status } from '@/ui'
import { arranged } from './departments'
import styles from './oversight.module.css'
import { useOverview } from './use-overview'
import { words } from './words'

/** The hall at this moment. Every number opens the list that is exactly as long. */
export function OverviewPage() {
  const say = useWords(words)
  const format = useFormats()
  const query = useOverview()
  return (
    <Loaded query={query} title={say.overview}>
      {(now) => (
        <Page title={say.overview} above={say.asOf(format.instant(now.as_of))}>
          <InOneSentence now={now} />
          <Section title={say.inDepartments}>
            <div className={styles.panes}>
              <Pane count="red" now={now} />
              <Pane count="yellow" now={now} />
              <Pane count="in_hand" now={now} />
              <Pane count="stopped" now={now} />
            </div>
          </Section>
          <Section title={say.atWindows}>
            <div className={styles.panes}>
              <Pane count="received_today" now={now} />
              <Pane count="to_examine" now={now} />
              <Pane count="in_correction" now={now} />
              <Pane count="deemed_accepted" now={now} note={say.deemedNote} />
            </div>
          </Section>
          <Section title={say.results}>
            <div className={styles.panes}>
              <Pane count="decided_today" now={now} />
              <Pane count="to_hand_over" now={now} />
              <Pane count="handed_over_today" now={now} />
              <Link href={supervise.ratings()} className={styles.pane}>
                <span>{say.bad_ratings}</span>
                <span className={styles.figure}>
                  {format.number(now.bad_ratings)} <span className={styles.unit}>{say.rating}</span>
                </span>
              </Link>
            </div>
          </Section>
          <Section title={say.departments}>
            <Departments departments={now.departments} />
          </Section>
        </Page>
      )}
    </Loaded>
  )
}

/** What a manager asks first: does anything burn, and where. */
function InOneSentence({ now }: { now: Overview }) {
  const say = useWords(words)
  if (now.red > 0)
    return (
      <Alert tone="bad" title={say.alarm(now.red, now.departments.filter((one) => one.red > 0).length)}>
        <Link href={supervise.items({ tab: 'red' })}>{say.seeRed}</Link>
      </Alert>
    )
  if (now.yellow > 0) return <Alert tone="warn" title={say.soon(now.yellow)} />
  return <Alert tone="good" title={say.calm} />
}

const ofCases: readonly string[] = ['received_today', 'to_examine', 'in_correction']

/** What kind of number it is, in a word and a shape: the colour only repeats them. */
function Label({ count }: { count: TaskCount | CaseCount }) {
  const say = useWords(words)
  const word = say[count]
  if (count === 'red' || count === 'yellow') return <Light colour={count}>{word}</Light>
  if (count === 'in_hand') return <Status shape="working">{word}</Status>
  if (count === 'stopped') return <Status shape="stopped">{word}</Status>
  if (count === 'in_correction') return <Status shape="asked">{word}</Status>
  if (count === 'to_examine') return <Status shape="waiting">{word}</Status>
  return <span>{word}</span>
}

interface PaneProps {
  count: TaskCount | CaseCount
  now: Overview
  note?: string
}

function Pane({ count, now, note }: PaneProps) {
  const say = useWords(words)
  const format = useFormats()
  const cases = ofCases.includes(count)
  const unit = cases ? say.case : say.item
  const href = cases ? supervise.cases({ tab: count }) : supervise.items({ tab: count })
  return (
    <Link href={href} className={styles.pane}>
      <Label count={count} />
      <span className={styles.figure}>
        {format.number(now[count])}
        {isBound(now, count) && '+'} <span className={styles.unit}>{unit}</span>
      </span>
      {note && <span className={styles.note}>{note}</span>}
    </Link>
  )
}

/** The server counts each department no further (docs/limits.md): a number at the bound means “at least”. */
const mostCounted = 10_000

function isBound(now: Overview, count: TaskCount | CaseCount) {
  return now.departments.some((one) => count in one && one[count as Column] >= mostCounted)
}

type Column = 'in_hand' | 'stopped' | 'yellow' | 'red' | 'decided_today'

function Departments({ departments }: { departments: readonly DepartmentCounts[] }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const { busy, idle } = arranged(departments)
  const heads: Record<Column, string> = {
    red: say.redShort,
    yellow: say.yellow,
    in_hand: say.in_hand,
    stopped: say.stoppedShort,
    decided_today: say.decidedShort,
  }
  return (
    <>
      {busy.length > 0 && (
        <PlainTable
          caption={say.departmentsCaption}
          items={busy}
          id={(one) => one.department.code}
          columns={[
            { id: 'department', title: say.department, cell: (one) => text(one.department.name) },
            ...(Object.keys(heads) as Column[]).map((column) => ({
              id: column,
              title: heads[column],
              figure: true,
              cell: (one: DepartmentCounts) => <Cell one={one} column={column} head={heads[column]} />,
            })),
          ]}
        />
      )}
      {idle.length > 0 && (
        <details className={styles.idle}>
          <summary>{say.idle(idle.length)}</summary>
          <p className={styles.note}>{format.list(idle.map((one) => text(one.department.name)))}</p>
        </details>
      )}
    </>
  )
}

function Cell({ one, column, head }: { one: DepartmentCounts; column: Column; head: string }) {
  const say = useWords(words)
  const text = useText()
  const count = one[column]
  if (count === 0) return <span className={styles.nil}>0</span>
  const label = say.cellLabel(text(one.department.name), head, count)
  const href = supervise.items({ tab: column, department: one.department.code })
  const link = (
    <Link href={href} aria-label={label} className={styles.cell}>
      {count}
      {count >= mostCounted && '+'}
    </Link>
  )
  return column === 'red' || column === 'yellow' ? <Light colour={column}>{link}</Light> : link
}
