import { useMemo } from 'react'
import type { CaseView } from '@/api'
import { TaskBranches } from '@/case'
import { Ratings } from '@/case/ratings'
import { CaseFacts, NextStep } from '@/case/staff-parts'
import { useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { CaseRecords, StaffCase, StaffCasePage } from '@/shell/staff-case'
import { supervise } from '@/shell/staff-paths'
import { Section, Tag, useNavigate } from '@/ui'
import { words } from './words'

/** One case to be looked at, not worked on: where each item stands, with whom, what has happened. */
export function WatchedCasePage({ id, list }: { id: string; list: string | undefined }) {
  // Only a list of this surface: an address may come from anywhere.
  const back = list?.startsWith('/supervise/') ? list : supervise.cases()
  return <StaffCase id={id}>{({ kase }) => <Watched kase={kase} back={back} />}</StaffCase>
}

function Watched({ kase, back }: { kase: CaseView; back: string }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const keys = useMemo(
    () => [{ keys: 'Escape', label: say.backKey, group: say.actions, run: () => navigate(back) }],
    [say, navigate, back],
  )
  useShortcuts(keys)
  return (
    <StaffCasePage kase={kase} back={{ href: back, label: say.backKey }} marks={<Tag>{say.readOnly}</Tag>}>
      <p>{say.readOnlyText}</p>
      <NextStep kase={kase} />
      <CaseFacts kase={kase} />
      <Section title={say.branches}>
        <TaskBranches tasks={kase.tasks} />
      </Section>
      {kase.ratings.length > 0 && (
        <Section title={say.ratings}>
          <Ratings kase={kase} />
        </Section>
      )}
      <CaseRecords kase={kase} />
    </StaffCasePage>
  )
}
