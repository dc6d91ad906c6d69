import { useMemo } from 'react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { caseList, type CaseSummary } from '@/api'
import { StateTag, TaskLight } from '@/case'
import { useText, useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { desk } from '@/shell/staff-paths'
import { Worklist, type ListSearch } from '@/shell/worklist'
import { Empty, Link, useNavigate } from '@/ui'
import { PlusIcon } from '@/ui/icons'
import type { TableColumn } from '@/ui/table'
import { TakeOn } from './take-on'
import { words } from './words'

const states = ['received', 'correction', 'in_hand'] as const
const pageSize = 100

function stateOf(tab: string): string | undefined {
  return states.find((state) => state === tab)
}

/** How many there are behind each tab: the same number the list itself gives. */
function useCounts(): Record<string, number | undefined> {
  const results = useQueries({
    queries: states.map((state) => ({
      queryKey: ['cases', 'window', 'count', state],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        caseList({ scope: 'window', state, limit: 1 }, signal),
      refetchInterval: 15_000,
    })),
  })
  return Object.fromEntries(states.map((state, index) => [state, results[index]?.data?.total]))
}

function useColumns(): TableColumn<CaseSummary>[] {
  const say = useWords(words)
  const text = useText()
  const day = (at: string) => at.slice(0, 16).replace('T', ' ')
  const channels: Record<string, string> = say.channels
  return [
    { id: 'number', title: say.number, rowHeader: true, minWidth: 190, cell: (row) => row.number },
    { id: 'applicant', title: say.applicant, minWidth: 160, cell: (row) => row.applicant },
    { id: 'package', title: say.package, minWidth: 130, cell: (row) => text(row.package.name) },
    { id: 'state', title: say.state, minWidth: 130, cell: (row) => <StateTag state={row.state} /> },
    { id: 'light', title: say.light, minWidth: 100, cell: (row) => <TaskLight light={row.light} /> },
    {
      id: 'channel',
      title: say.channel,
      minWidth: 70,
      cell: (row) => channels[row.channel] ?? row.channel,
    },
    {
      id: 'received',
      title: say.received,
      figure: true,
      minWidth: 140,
      cell: (row) => day(row.received_at),
    },
    {
      id: 'promised',
      title: say.promised,
      figure: true,
      minWidth: 110,
      cell: (row) => row.promised_on ?? '—',
    },
  ]
}

/** The cases of my windows. */
export function WindowListPage({ search }: { search: ListSearch }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const counts = useCounts()
  const tab = search.tab ?? 'received'
  const filter = { scope: 'window', state: stateOf(tab), q: search.q, after: search.after } as const
  const query = useQuery({
    queryKey: ['cases', filter],
    queryFn: async ({ signal }) => {
      const { cases, next, total } = await caseList({ ...filter, limit: pageSize }, signal)
      return { rows: cases, next, total }
    },
    refetchInterval: 15_000,
  })
  const list = useMemo(
    () => [{ keys: 'n', label: say.serve, group: say.list, run: () => navigate(desk.serve()) }],
    [say, navigate],
  )
  useShortcuts(list)
  return (
    <Worklist
      title={say.list}
      tabs={[
        { id: 'received', label: say.tabReceived, count: counts.received },
        { id: 'correction', label: say.tabCorrection, count: counts.correction },
        { id: 'in_hand', label: say.tabInHand, count: counts.in_hand },
        { id: 'all', label: say.tabAll },
      ]}
      firstTab="received"
      searchTab="all"
      search={search}
      hrefOf={desk.list}
      query={query}
      columns={useColumns()}
      id={(row) => row.id}
      openHref={(row) => desk.case(row.id)}
      empty={<NoCases search={search} tab={tab} />}
      actions={
        <>
          <TakeOn />
          <Link href={desk.serve()} button="primary">
            <PlusIcon /> {say.serve}
          </Link>
        </>
      }
    />
  )
}

function NoCases({ search, tab }: { search: ListSearch; tab: string }) {
  const say = useWords(words)
  const all = <Link href={desk.list({ tab: 'all' })}>{say.seeAll}</Link>
  if (search.q)
    return (
      <Empty title={say.noneFound(search.q)} next={tab === 'all' ? undefined : all}>
        {say.noneFoundText}
      </Empty>
    )
  if (tab === 'received')
    return (
      <Empty title={say.noneReceived} next={all}>
        {say.noneReceivedText}
      </Empty>
    )
  return <Empty title={say.noneHere} next={tab === 'all' ? undefined : all} />
}
