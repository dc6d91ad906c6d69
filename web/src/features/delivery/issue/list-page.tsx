import { useEffect } from 'react'
import { useQuery } from '@tanstack/react-query'
import { resultCounts, resultList, type IssueCounts, type IssueRow } from '@/api'
import { StateTag } from '@/case'
import { caseNumberIn, readSearch } from '@/case/case-number'
import { useFormats, useText, useWords } from '@/i18n'
import { useHallClock } from '@/shell/hall-clock'
import { issue } from '@/shell/staff-paths'
import { Worklist, type ListSearch } from '@/shell/worklist'
import { Empty, Link, Status, useNavigate } from '@/ui'
import type { TableColumn } from '@/ui/table'
import { daysBetween } from './waiting'
import { words } from './words'

const tabs = ['ready', 'uncollected', 'today', 'complete', 'any'] as const
type Tab = (typeof tabs)[number]
const pageSize = 100

function useColumns(): TableColumn<IssueRow>[] {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const { data: hall } = useHallClock()
  const ways: Record<string, string> = say.wantedWays
  const since = (row: IssueRow) =>
    row.ready_since && hall ? say.waited(daysBetween(row.ready_since, hall.day)) : '—'
  return [
    { id: 'number', title: say.number, rowHeader: true, minWidth: 190, cell: (row) => row.number },
    { id: 'applicant', title: say.applicant, minWidth: 160, cell: (row) => row.applicant },
    { id: 'package', title: say.package, minWidth: 140, cell: (row) => text(row.package.name) },
    {
      id: 'ready',
      title: say.ready,
      figure: true,
      minWidth: 90,
      cell: (row) => (row.ready > 0 ? say.readyCount(row.ready) : '—'),
    },
    { id: 'since', title: say.since, figure: true, minWidth: 90, cell: since },
    { id: 'wanted', title: say.wanted, minWidth: 100, cell: (row) => ways[row.delivery] ?? row.delivery },
    {
      id: 'uncollected',
      title: say.tabUncollected,
      minWidth: 150,
      cell: (row) => (row.uncollected ? <Status shape="asked">{say.uncollected}</Status> : ''),
    },
    {
      id: 'deliver_by',
      title: say.deliverBy,
      figure: true,
      minWidth: 110,
      cell: (row) => row.deliver_by ?? '—',
    },
    {
      id: 'handed_over',
      title: say.handedOver,
      figure: true,
      minWidth: 140,
      cell: (row) => (row.handed_over_at ? format.instant(row.handed_over_at) : '—'),
    },
    { id: 'state', title: say.state, minWidth: 170, cell: (row) => <StateTag state={row.state} /> },
  ]
}

/** A whole number that leads to one case opens it: whoever scans does not want a list of one. */
function useOpenScanned(search: ListSearch, rows: readonly IssueRow[] | undefined) {
  const navigate = useNavigate()
  const scanned = search.q ? caseNumberIn(search.q) : undefined
  const only = rows?.length === 1 ? rows[0] : undefined
  const found = only && only.number === scanned ? only.id : undefined
  useEffect(() => {
    if (found) navigate(issue.case(found), { replace: true })
  }, [found, navigate])
}

/** Results that wait to be collected; a scanner finds the case of whoever has come. */
export function IssueListPage({ search }: { search: ListSearch }) {
  const say = useWords(words)
  const tab: Tab = tabs.find((one) => one === search.tab) ?? 'ready'
  const filter = { tab, q: search.q, after: search.after }
  const counts = useQuery({
    queryKey: ['counts', 'issue'],
    queryFn: ({ signal }) => resultCounts(signal),
    refetchInterval: 15_000,
  })
  const query = useQuery({
    queryKey: ['cases', 'issue', filter],
    queryFn: async ({ signal }) => {
      const { cases, next, total, more } = await resultList({ ...filter, limit: pageSize }, signal)
      return { rows: cases, next, total, more }
    },
    refetchInterval: 15_000,
  })
  useOpenScanned(search, query.data?.rows)
  const labels: Record<Tab, string> = {
    ready: say.tabReady,
    uncollected: say.tabUncollected,
    today: say.tabToday,
    complete: say.tabComplete,
    any: say.tabAny,
  }
  const counted = (one: Tab) => (one === 'any' ? undefined : counts.data?.[one satisfies keyof IssueCounts])
  return (
    <Worklist
      title={say.list}
      tabs={tabs.map((one) => ({ id: one, label: labels[one], count: counted(one) }))}
      firstTab="ready"
      searchTab="any"
      searchHint={say.searchHint}
      searchFirst
      readSearch={readSearch}
      search={search}
      hrefOf={issue.list}
      query={query}
      columns={useColumns()}
      id={(row) => row.id}
      openHref={(row) => issue.case(row.id)}
      empty={<Nothing search={search} tab={tab} />}
    />
  )
}

function Nothing({ search, tab }: { search: ListSearch; tab: Tab }) {
  const say = useWords(words)
  const ready = <Link href={issue.list()}>{say.seeReady}</Link>
  if (search.q)
    return (
      <Empty title={say.noneFound(search.q)} next={ready}>
        {say.noneFoundText}
      </Empty>
    )
  if (tab === 'ready')
    return (
      <Empty title={say.noneReady} next={<Link href={issue.list({ tab: 'any' })}>{say.seeAny}</Link>}>
        {say.noneReadyText}
      </Empty>
    )
  const titles = {
    uncollected: say.noneUncollected,
    today: say.noneToday,
    complete: say.noneComplete,
    any: say.noneAny,
  }
  return <Empty title={titles[tab]} next={ready} />
}
