import { useQuery } from '@tanstack/react-query'
import {
  caseCounts,
  caseList,
  countedCases,
  countedTasks,
  taskCounts,
  type CaseCount,
  type Overview,
  type TaskCount,
  type TaskRow,
} from '@/api'
import { StateTag, TaskLight } from '@/case'
import { useCaseColumns } from '@/case/case-columns'
import { readSearch } from '@/case/case-number'
import { useText, useWords } from '@/i18n'
import { supervise } from '@/shell/staff-paths'
import { Worklist, type ListSearch } from '@/shell/worklist'
import { Empty, Link } from '@/ui'
import type { TableColumn } from '@/ui/table'
import styles from './oversight.module.css'
import { useOverview } from './use-overview'
import { words } from './words'

const pageSize = 100
const every = 15_000

function useTaskColumns(): TableColumn<TaskRow>[] {
  const say = useWords(words)
  const text = useText()
  const left = (row: TaskRow) => (row.left === undefined ? '—' : say.leftDays(row.left))
  return [
    { id: 'number', title: say.number, rowHeader: true, minWidth: 190, cell: (row) => row.number },
    { id: 'item', title: say.itemName, minWidth: 190, cell: (row) => text(row.item.name) },
    { id: 'department', title: say.department, minWidth: 190, cell: (row) => text(row.department.name) },
    { id: 'applicant', title: say.applicant, minWidth: 90, cell: (row) => row.applicant },
    {
      id: 'light',
      title: say.light,
      minWidth: 130,
      cell: (row) => <TaskLight light={row.light} left={row.left} />,
    },
    { id: 'left', title: say.left, figure: true, minWidth: 80, cell: left },
    {
      id: 'promised',
      title: say.promised,
      figure: true,
      minWidth: 110,
      cell: (row) => row.promised_due ?? '—',
    },
    {
      id: 'statutory',
      title: say.statutory,
      figure: true,
      minWidth: 110,
      cell: (row) => row.statutory_due ?? '—',
    },
    { id: 'state', title: say.state, minWidth: 120, cell: (row) => <StateTag state={row.state} /> },
    {
      id: 'accepted',
      title: say.accepted,
      figure: true,
      minWidth: 110,
      cell: (row) => row.accepted_on ?? '—',
    },
  ]
}

/** The number of a tab: of the department that is looked at, where the overview tells it. */
function countOf(now: Overview | undefined, tab: TaskCount, department: string | undefined) {
  if (!now) return undefined
  if (!department) return now[tab]
  const one = now.departments.find((other) => other.department.code === department)
  return one && tab in one ? one[tab as keyof typeof one & 'in_hand'] : undefined
}

/** The items behind a number of the overview, of the whole hall or of one department. */
export function ItemListPage({ search }: { search: ListSearch }) {
  const say = useWords(words)
  const text = useText()
  const tab = taskCounts.find((one) => one === search.tab) ?? 'in_hand'
  const { department } = search
  const filter = { count: tab, department, q: search.q, after: search.after }
  const now = useOverview()
  const query = useQuery({
    queryKey: ['tasks', 'overview', filter],
    queryFn: async ({ signal }) => {
      const { tasks, next, total, more } = await countedTasks({ ...filter, limit: pageSize }, signal)
      return { rows: tasks, next, total, more }
    },
    refetchInterval: every,
  })
  const named = now.data?.departments.find((one) => one.department.code === department)?.department.name
  return (
    <Worklist
      title={say.items}
      tabs={taskCounts.map((one) => ({
        id: one,
        label: say[one],
        count: countOf(now.data, one, department),
      }))}
      firstTab="in_hand"
      search={search}
      hrefOf={(wanted) => supervise.items({ ...wanted, department })}
      searchHint={say.searchHint}
      readSearch={readSearch}
      query={query}
      columns={useTaskColumns()}
      id={(row) => `${row.id} ${row.item.code}`}
      openHref={(row) => supervise.case(row.id, { list: supervise.items(search) })}
      empty={<Nothing search={search} />}
      above={
        department && (
          <p className={styles.only}>
            {say.onlyDepartment(text(named) || department)}{' '}
            <Link href={supervise.items({ tab: search.tab })}>{say.allDepartments}</Link>
          </p>
        )
      }
    />
  )
}

/** The cases behind a number of the overview, or all of them. */
export function CaseListPage({ search }: { search: ListSearch }) {
  const say = useWords(words)
  const tab: CaseCount | 'all' = caseCounts.find((one) => one === search.tab) ?? 'all'
  const filter = { q: search.q, after: search.after, limit: pageSize }
  const now = useOverview()
  const query = useQuery({
    queryKey: ['cases', 'overview', tab, filter],
    queryFn: async ({ signal }) => {
      const { cases, next, total, more } = await (tab === 'all'
        ? caseList({ scope: 'all', ...filter }, signal)
        : countedCases({ count: tab, ...filter }, signal))
      return { rows: cases, next, total, more }
    },
    refetchInterval: every,
  })
  return (
    <Worklist
      title={say.cases}
      tabs={[
        { id: 'all', label: say.tabAll },
        ...caseCounts.map((one) => ({ id: one, label: say[one], count: now.data?.[one] })),
      ]}
      firstTab="all"
      searchTab="all"
      search={search}
      hrefOf={supervise.cases}
      searchHint={say.searchHint}
      readSearch={readSearch}
      query={query}
      columns={useCaseColumns()}
      id={(row) => row.id}
      openHref={(row) => supervise.case(row.id, { list: supervise.cases(search) })}
      empty={<Nothing search={search} />}
    />
  )
}

function Nothing({ search }: { search: ListSearch }) {
  const say = useWords(words)
  const back = <Link href={supervise.overview()}>{say.toOverview}</Link>
  if (!search.q) return <Empty title={say.noneHere} next={back} />
  return (
    <Empty title={say.noneFound(search.q)} next={back}>
      {say.noneFoundText}
    </Empty>
  )
}
