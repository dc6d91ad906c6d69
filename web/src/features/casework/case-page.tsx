import { useCallback, useMemo, useState } from 'react'
import type { CaseView, TaskView } from '@/api'
import { StateTag, TaskBranches, TaskLight } from '@/case'
import { CaseFacts } from '@/case/staff-parts'
import { useText, useWords } from '@/i18n'
import { useMe } from '@/shell'
import { Changes } from '@/shell/act-note'
import { CaseRecords, StaffCase, StaffCasePage, useNews } from '@/shell/staff-case'
import { approve } from '@/shell/staff-paths'
import { Alert, KeyCaps, Link, Section, Tag } from '@/ui'
import { SectionActions } from './actions'
import styles from './casework.module.css'
import { Evidence, papersOf, theForm } from './evidence'
import { usePaperKeys, useWayKeys } from './case-keys'
import type { Held } from './held'
import { chosenItem, itemsOf, nextItem, type Act } from './offers'
import { Records } from './records'
import { words } from './words'

type ListSearch = Readonly<Record<'tab' | 'q', string | undefined>>
/** The item that is open, and the list one came from. */
export type CaseSearch = Readonly<Partial<Record<'item' | 'tab' | 'q', string>>>

/** One case as a section sees it: its own items, the papers beside them, and what can be done. */
export function SectionCasePage({ id, search }: { id: string; search: CaseSearch }) {
  return <StaffCase id={id}>{(open) => <SectionCase {...open} search={search} />}</StaffCase>
}

interface SectionCaseProps {
  kase: CaseView
  etag: string
  search: CaseSearch
}

function SectionCase({ kase, etag, search }: SectionCaseProps) {
  const say = useWords(words)
  const { me } = useMe()
  const news = useNews(kase)
  const mine = itemsOf(kase, me?.department?.code)
  const task = chosenItem(mine, search.item)
  const from = { tab: search.tab, q: search.q }
  return (
    <StaffCasePage kase={kase} back={{ href: approve.list(from), label: say.back }} news={news}>
      <CaseFacts kase={kase} />
      <ItemTabs kase={kase} tasks={mine} chosen={task} from={from} />
      {task ? (
        <Bench
          key={task.item.code}
          kase={kase}
          etag={etag}
          task={task}
          next={nextItem(mine, task)}
          from={from}
          changes={(seen) => (
            <Changes
              changes={news.changes}
              refused
              onSeen={() => {
                news.acknowledge()
                seen()
              }}
            />
          )}
        />
      ) : (
        <Alert tone="info" title={say.notMine} />
      )}
      <Section title={say.otherTasks}>
        <TaskBranches tasks={kase.tasks} />
      </Section>
      <CaseRecords kase={kase} />
    </StaffCasePage>
  )
}

interface ItemTabsProps {
  kase: CaseView
  tasks: readonly TaskView[]
  chosen: TaskView | undefined
  from: ListSearch
}

/** The department's items of this case, each with how it stands. */
function ItemTabs({ kase, tasks, chosen, from }: ItemTabsProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <nav className={styles.tasks} aria-label={say.myTasks}>
      {tasks.map((task) => (
        <Link
          key={task.item.code}
          href={approve.case(kase.id, { ...from, item: task.item.code })}
          aria-current={task === chosen ? 'page' : undefined}
        >
          {text(task.item.name)} <StateTag state={task.state} />
          {!task.decision && <TaskLight light={task.light} left={task.promised?.left} />}
          {task.instant && !task.decision && <Tag tone="info">{say.instant}</Tag>}
        </Link>
      ))}
    </nav>
  )
}

interface BenchProps {
  kase: CaseView
  etag: string
  task: TaskView
  next: TaskView | undefined
  from: ListSearch
  changes: Held['changes']
}

function Bench({ kase, etag, task, next, from, changes }: BenchProps) {
  const say = useWords(words)
  const [asked, setAsked] = useState<Act>()
  const papers = useMemo(() => papersOf(kase, task.item.code).own, [kase, task.item.code])
  const [shown, setShown] = useState(() => papers.find((one) => one.files.length > 0)?.code ?? theForm)
  const show = useCallback((code: string) => setShown(code), [])
  const busy = asked !== undefined
  const back = approve.list(from)
  const onward = next && approve.case(kase.id, { ...from, item: next.item.code })
  usePaperKeys({ papers: papers.map((one) => one.code).join(' '), shown, show, busy })
  useWayKeys({ onward, back, busy })
  return (
    <div className={styles.bench}>
      <section className={styles.work} aria-label={say.work}>
        <SectionActions
          kase={kase}
          etag={etag}
          task={task}
          changes={changes}
          asked={asked}
          onAsk={setAsked}
        />
        <Records
          kase={kase}
          task={task}
          manual={approve.manual(task.item.code, { ...from, case: kase.id })}
        />
        {task.decision && <Onward next={next} onward={onward} back={back} />}
      </section>
      <Evidence kase={kase} item={task.item.code} shown={shown} onShow={show} />
    </div>
  )
}

interface OnwardProps {
  next: TaskView | undefined
  onward: string | undefined
  back: string
}

/** When an item is decided: what is left to do in this case, or back to the list. */
function Onward({ next, onward, back }: OnwardProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <div className={styles.actions} data-screen-only>
      {next && onward && !next.decision && (
        <Link href={onward} button="primary">
          {say.onward(text(next.item.name))} <KeyCaps keys="n" />
        </Link>
      )}
      <Link href={back} button="secondary">
        {say.back} <KeyCaps keys="Escape" />
      </Link>
    </div>
  )
}
