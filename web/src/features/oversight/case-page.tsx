import { useMemo } from 'react'
import type { CaseView } from '@/api'
import { StateTag, TaskBranches } from '@/case'
import { CaseFacts, NextStep, PrintableHistory } from '@/case/staff-parts'
import { useCase } from '@/case/use-case'
import { useText, useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { Loaded } from '@/shell'
import { supervise } from '@/shell/staff-paths'
import { Page, Section, Tag, useNavigate } from '@/ui'
import { words } from './words'

/** One case to be looked at, not worked on: where each item stands, with whom, what has happened. */
export function WatchedCasePage({ id, list }: { id: string; list: string | undefined }) {
  const say = useWords(words)
  const query = useCase(id)
  // Only a list of this surface: an address may come from anywhere.
  const back = list?.startsWith('/supervise/') ? list : supervise.cases()
  return (
    <Loaded query={query} title={say.cases}>
      {({ data }) => <Watched key={id} kase={data} back={back} />}
    </Loaded>
  )
}

function Watched({ kase, back }: { kase: CaseView; back: string }) {
  const say = useWords(words)
  const text = useText()
  const navigate = useNavigate()
  const keys = useMemo(
    () => [{ keys: 'Escape', label: say.backKey, group: say.actions, run: () => navigate(back) }],
    [say, navigate, back],
  )
  useShortcuts(keys)
  return (
    <Page
      back={{ href: back, label: say.backKey }}
      above={
        <>
          {kase.number} <StateTag state={kase.state} /> <Tag>{say.readOnly}</Tag>
        </>
      }
      title={`${text(kase.package.name)} · ${kase.applicant.name}`}
      tabTitle={kase.number}
    >
      <NextStep kase={kase} />
      <CaseFacts kase={kase} />
      <Section title={say.branches}>
        <TaskBranches tasks={kase.tasks} />
      </Section>
      <Section title={say.history}>
        <PrintableHistory kase={kase} />
      </Section>
    </Page>
  )
}
