import type { CaseSummary } from '@/api'
import { useText, useWords } from '@/i18n'
import { Tag } from '@/ui'
import type { TableColumn } from '@/ui/table'
import { words } from './staff-words'
import { StateTag, TaskLight } from './status'

/** A case in a list, whoever looks: at the window and where all of them are watched. */
export function useCaseColumns(): TableColumn<CaseSummary>[] {
  const say = useWords(words)
  const text = useText()
  const minute = (at: string) => at.slice(0, 16).replace('T', ' ')
  const channels: Record<string, string> = say.channels
  return [
    { id: 'number', title: say.caseNumber, rowHeader: true, minWidth: 190, cell: (row) => row.number },
    { id: 'applicant', title: say.applicant, minWidth: 160, cell: (row) => row.applicant },
    { id: 'package', title: say.package, minWidth: 130, cell: (row) => text(row.package.name) },
    {
      id: 'state',
      title: say.state,
      minWidth: 150,
      cell: (row) => (
        <>
          <StateTag state={row.state} /> {row.corrected && <Tag tone="good">{say.corrected}</Tag>}
        </>
      ),
    },
    {
      id: 'light',
      title: say.light,
      minWidth: 130,
      cell: (row) => <TaskLight light={row.light} before={Boolean(row.closes_on)} />,
    },
    {
      id: 'channel',
      title: say.channel,
      minWidth: 70,
      cell: (row) => channels[row.channel] ?? row.channel,
    },
    {
      id: 'received',
      title: say.receivedAt,
      figure: true,
      minWidth: 140,
      cell: (row) => minute(row.received_at),
    },
    {
      id: 'promised',
      title: say.promisedBy,
      figure: true,
      minWidth: 150,
      // Until the window has spoken nothing is promised, and it has to speak by then.
      cell: (row) => (row.closes_on ? say.speakBy(row.closes_on) : (row.promised_on ?? '—')),
    },
  ]
}
