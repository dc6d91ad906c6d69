import { useCallback, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { deskCounts, taskList, type DeskCounts, type LetterView, type TaskRow } from '@/api'
import { StateTag, TaskLight } from '@/case'
import { useFormats, useText, useWords } from '@/i18n'
import { useMe } from '@/shell'
import { approve } from '@/shell/staff-paths'
import { Worklist, type ListSearch, type RowSelection } from '@/shell/worklist'
import { Alert, Empty, Link, Tag } from '@/ui'
import type { TableColumn } from '@/ui/table'
import { rowKey } from './batch'
import { BatchBar } from './batch-bar'
import styles from './casework.module.css'
import { Reach, useOwnLetters } from './own-letters'
import { words } from './words'

const tabs = ['to_do', 'yellow', 'red', 'stopped', 'waiting', 'done'] as const
type Tab = keyof DeskCounts
/** Where tasks wait for what can be done with several of them. */
const workedOn: readonly Tab[] = ['to_do', 'yellow', 'red']
const pageSize = 100

function useColumns(): TableColumn<TaskRow>[] {
  const say = useWords(words)
  const text = useText()
  return [
    { id: 'number', title: say.number, rowHeader: true, minWidth: 187, cell: (row) => row.number },
    {
      id: 'light',
      title: say.light,
      minWidth: 100,
      cell: (row) => <TaskLight light={row.light} left={row.left} />,
    },
    {
      id: 'left',
      title: say.left,
      figure: true,
      minWidth: 64,
      cell: (row) => (row.left === undefined ? '—' : say.leftDays(row.left)),
    },
    { id: 'item', title: say.item, minWidth: 140, cell: (row) => text(row.item.name) },
    { id: 'applicant', title: say.applicant, minWidth: 88, cell: (row) => row.applicant },
    { id: 'package', title: say.package, minWidth: 83, cell: (row) => text(row.package.name) },
    {
      id: 'promised',
      title: say.promised,
      figure: true,
      minWidth: 100,
      cell: (row) => row.promised_due ?? '—',
    },
    {
      id: 'statutory',
      title: say.statutory,
      figure: true,
      minWidth: 100,
      cell: (row) => row.statutory_due ?? '—',
    },
    { id: 'state', title: say.state, minWidth: 110, cell: (row) => <StateTag state={row.state} /> },
    {
      id: 'marks',
      title: say.marks,
      minWidth: 124,
      cell: (row) => (
        <span className={styles.marks}>
          {row.instant && <Tag tone="info">{say.instant}</Tag>}
          {row.may_decide && <Tag tone="brand">{say.mayDecide}</Tag>}
        </span>
      ),
    },
    {
      id: 'accepted',
      title: say.accepted,
      figure: true,
      minWidth: 100,
      cell: (row) => row.accepted_on ?? '—',
    },
  ]
}

/** Of the list one looks at: another tab, page or search begins anew, and what has gone is let go. */
function useSelection(list: string, rows: readonly TaskRow[]): RowSelection {
  const [kept, setKept] = useState({ list, keys: new Set<string>() as ReadonlySet<string> })
  const chosen = rows.filter((row) => kept.list === list && kept.keys.has(rowKey(row)))
  const onChoose = useCallback((keys: ReadonlySet<string>) => setKept({ list, keys }), [list])
  return {
    chosen: new Set(chosen.map(rowKey)),
    onChoose,
    bar: <BatchBar key={list} chosen={chosen} onChoose={onChoose} />,
  }
}

/** The section's items, the soonest due first; the numbers on the tabs are those of the lists. */
export function TaskListPage({ search }: { search: ListSearch }) {
  const say = useWords(words)
  const tab: Tab = tabs.find((one) => one === search.tab) ?? 'to_do'
  const filter = { tab, q: search.q, after: search.after }
  const counts = useQuery({
    queryKey: ['counts'],
    queryFn: ({ signal }) => deskCounts(signal),
    refetchInterval: 15_000,
  })
  const query = useQuery({
    queryKey: ['tasks', filter],
    queryFn: async ({ signal }) => {
      const { tasks, next, total, more } = await taskList({ ...filter, limit: pageSize }, signal)
      return { rows: tasks, next, total, more }
    },
    refetchInterval: 15_000,
  })
  const selection = useSelection(JSON.stringify(filter), query.data?.rows ?? [])
  return (
    <Worklist
      title={say.list}
      tabs={tabs.map((one) => ({ id: one, label: say[one], count: counts.data?.[one] }))}
      firstTab="to_do"
      search={search}
      hrefOf={approve.list}
      query={query}
      columns={useColumns()}
      id={rowKey}
      selection={workedOn.includes(tab) ? selection : undefined}
      openHref={(row) => approve.case(row.id, { item: row.item.code, tab: search.tab, q: search.q })}
      empty={<Nothing search={search} tab={tab} />}
      above={<NoLetters />}
      actions={<MyLetters />}
    />
  )
}

function Nothing({ search, tab }: { search: ListSearch; tab: Tab }) {
  const say = useWords(words)
  if (search.q) return <Empty title={say.noneFound(search.q)}>{say.noneFoundText}</Empty>
  if (tab === 'to_do')
    return (
      <Empty title={say.noneToDo} next={<Link href={approve.list({ tab: 'done' })}>{say.seeDone}</Link>} />
    )
  return <Empty title={say.noneHere} next={<Link href={approve.list()}>{say.seeToDo}</Link>} />
}

/** Without a letter one may look, not act; the head acts by office. */
function NoLetters() {
  const say = useWords(words)
  const { me } = useMe()
  const own = useOwnLetters()
  if (!own.data || me?.roles.includes('head') || inForce(own.data.letters).length > 0) return null
  return <Alert tone="warn" title={say.noLetters} />
}

const inForce = (all: readonly LetterView[]) => all.filter((letter) => letter.state === 'in_force')

/** Under what one acts: number, range, last day. */
function MyLetters() {
  const say = useWords(words)
  const format = useFormats()
  const own = useOwnLetters()
  const held = inForce(own.data?.letters ?? [])
  if (held.length === 0) return null
  return (
    <ul className={styles.letters} aria-label={say.myLetters}>
      {held.map((letter) => (
        <li key={letter.id}>
          <Reach
            said={
              <>
                <strong>{letter.number}</strong> {say.validTo(format.day(letter.valid_to))}
              </>
            }
            grants={letter.grants}
          />
        </li>
      ))}
    </ul>
  )
}
