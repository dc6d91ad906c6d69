import { useMemo } from 'react'
import type { Me } from '@/api'
import { useWords } from '@/i18n'
import { StaffFrame } from '@/shell/staff-frame'
import { approve } from '@/shell/staff-paths'
import { words } from './words'

export function Frame() {
  const say = useWords(words)
  const pages = useMemo(
    () => [
      { href: approve.list(), label: say.tasks, also: /^\/approve\/cases/ },
      { href: approve.letters(), label: say.letters, also: /^\/approve\/letters/ },
      {
        href: approve.assessments(),
        label: say.assessments,
        also: /^\/approve\/self-assessment/,
        shownTo: (me: Me) => me.roles.includes('head'),
      },
    ],
    [say],
  )
  return <StaffFrame surface="approve" pages={pages} searchHref={(q) => approve.list({ q })} />
}
