import { useMemo } from 'react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { caseList } from '@/api'
import { useCaseColumns } from '@/case/case-columns'
import { useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { desk } from '@/shell/staff-paths'
import { Worklist, type ListSearch } from '@/shell/worklist'
import { Empty, Link, useNavigate } from '@/ui'
import { PlusIcon } from '@/ui/icons'
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

/** The cases of my windows. */
export function WindowListPage({ search, above }: { search: ListSearch; above?: React.ReactNode }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const counts = useCounts()
  const tab = search.tab ?? 'received'
  const filter = { scope: 'window', state: stateOf(tab), q: search.q, after: search.after } as const
  const query = useQuery({
    queryKey: ['cases', filter],
    queryFn: async ({ signal }) => {
      const { cases, next, total, more } = await caseList({ ...filter, limit: pageSize }, signal)
      return { rows: cases, next, total, more }
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
      columns={useCaseColumns()}
      id={(row) => row.id}
      openHref={(row) => desk.case(row.id)}
      empty={<NoCases search={search} tab={tab} />}
      above={above}
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
