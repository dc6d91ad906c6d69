import { useCallback, useMemo, useState } from 'react'
import type { CaseView, TaskView } from '@/api'
import { StateTag, TaskBranches, TaskLight } from '@/case'
import { CaseFacts, Papers, PrintableHistory } from '@/case/staff-parts'
import { words as staffWords } from '@/case/staff-words'
import { useCase, useChanges } from '@/case/use-case'
import { useText, useWords } from '@/i18n'
import { useShortcuts, type Shortcut } from '@/keys'
import { Loaded, useMe } from '@/shell'
import { Changes } from '@/shell/act-note'
import { approve } from '@/shell/staff-paths'
import { Alert, Link, Page, Section, Tag, useNavigate } from '@/ui'
import { SectionActions } from './actions'
import styles from './casework.module.css'
import { Evidence, papersOf, theForm } from './evidence'
import { chosenItem, itemsOf, type Act } from './offers'
import { Records } from './records'
import { words } from './words'

/** One case as a section sees it: its own items, the papers beside them, and what can be done. */
export function SectionCasePage({ id, item }: { id: string; item: string | undefined }) {
  const query = useCase(id)
  return (
    <Loaded query={query}>
      {({ data, etag }) => <SectionCase key={id} kase={data} etag={etag} item={item} />}
    </Loaded>
  )
}

interface SectionCaseProps {
  kase: CaseView
  etag: string
  item: string | undefined
}

function SectionCase({ kase, etag, item }: SectionCaseProps) {
  const say = useWords(words)
  const staff = useWords(staffWords)
  const text = useText()
  const { me } = useMe()
  const { changes, acknowledge } = useChanges(kase, me?.name ?? '')
  const mine = itemsOf(kase, me?.department?.code)
  const task = chosenItem(mine, item)
  return (
    <Page
      back={{ href: approve.list(), label: say.back }}
      above={
        <>
          {kase.number} <StateTag state={kase.state} />
        </>
      }
      title={`${text(kase.package.name)} · ${kase.applicant.name}`}
      tabTitle={kase.number}
    >
      <Changes changes={changes} onSeen={acknowledge} />
      <CaseFacts kase={kase} />
      <ItemTabs kase={kase} tasks={mine} chosen={task} />
      {task ? (
        <Bench
          key={task.item.code}
          kase={kase}
          etag={etag}
          task={task}
          next={nextOf(mine, task)}
          changes={<Changes changes={changes} refused onSeen={acknowledge} />}
        />
      ) : (
        <Alert tone="info" title={say.notMine} />
      )}
      <Section title={say.otherTasks}>
        <TaskBranches tasks={kase.tasks} />
      </Section>
      <Section title={staff.documents}>
        <Papers kase={kase} documents={kase.documents} />
      </Section>
      <Section title={staff.history}>
        <PrintableHistory kase={kase} />
      </Section>
    </Page>
  )
}

function nextOf(mine: readonly TaskView[], task: TaskView): TaskView | undefined {
  return mine.length > 1 ? mine[(mine.indexOf(task) + 1) % mine.length] : undefined
}

interface ItemTabsProps {
  kase: CaseView
  tasks: readonly TaskView[]
  chosen: TaskView | undefined
}

/** The department's items of this case, each with how it stands. */
function ItemTabs({ kase, tasks, chosen }: ItemTabsProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <nav className={styles.tasks} aria-label={say.myTasks}>
      {tasks.map((task) => (
        <Link
          key={task.item.code}
          href={approve.case(kase.id, { item: task.item.code })}
          aria-current={task === chosen ? 'page' : undefined}
        >
          {text(task.item.name)} <StateTag state={task.state} />
          {!task.decision && <TaskLight light={task.light} />}
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
  changes: React.ReactNode
}

function Bench({ kase, etag, task, next, changes }: BenchProps) {
  const say = useWords(words)
  const [asked, setAsked] = useState<Act>()
  const papers = useMemo(() => papersOf(kase, task.item.code).own, [kase, task.item.code])
  const [shown, setShown] = useState(() => papers.find((one) => one.files.length > 0)?.code ?? theForm)
  const show = useCallback((code: string) => setShown(code), [])
  useBenchKeys({ papers: papers.map((one) => one.code).join(' '), shown, show, busy: asked !== undefined })
  useCaseKeys({ kase, next, busy: asked !== undefined })
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
        <Records task={task} />
      </section>
      <Evidence kase={kase} item={task.item.code} shown={shown} onShow={show} />
    </div>
  )
}

interface BenchKeys {
  papers: string
  shown: string
  show: (code: string) => void
  busy: boolean
}

function useBenchKeys({ papers, shown, show, busy }: BenchKeys) {
  const say = useWords(words)
  const list = useMemo<Shortcut[]>(() => {
    if (busy) return []
    const codes = papers.split(' ').filter(Boolean)
    const at = codes.indexOf(shown)
    const go = (to: number) => show(codes[Math.max(0, Math.min(codes.length - 1, to))] ?? theForm)
    const group = say.evidence
    return [
      { keys: 'j', label: say.nextPaper, group, run: () => go(at + 1) },
      { keys: 'k', label: say.previousPaper, group, run: () => go(at - 1) },
      { keys: 'f', label: say.showForm, group, run: () => show(theForm) },
    ]
  }, [papers, shown, show, busy, say])
  useShortcuts(list)
}

function useCaseKeys({ kase, next, busy }: { kase: CaseView; next: TaskView | undefined; busy: boolean }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const nextCode = next?.item.code
  const list = useMemo<Shortcut[]>(() => {
    if (busy) return []
    const group = say.actions
    const on = nextCode
      ? [
          {
            keys: 'n',
            label: say.nextItem,
            group,
            run: () => navigate(approve.case(kase.id, { item: nextCode })),
          },
        ]
      : []
    return [...on, { keys: 'Escape', label: say.backKey, group, run: () => navigate(approve.list()) }]
  }, [kase.id, nextCode, busy, say, navigate])
  useShortcuts(list)
}
