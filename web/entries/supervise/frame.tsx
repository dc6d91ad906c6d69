import { useMemo } from 'react'
import type { Me } from '@/api'
import { readSearch } from '@/case/case-number'
import { useWords } from '@/i18n'
import { StaffFrame } from '@/shell/staff-frame'
import { supervise } from '@/shell/staff-paths'
import { words } from './words'

const manages = (me: Me) => me.roles.includes('manager')
const keepsGuides = (me: Me) => me.roles.includes('maintainer') || manages(me)
const stepsTime = (me: Me) => me.demo && me.roles.includes('administrator')

export function Frame() {
  const say = useWords(words)
  const pages = useMemo(
    () => [
      { href: supervise.overview(), label: say.overview, shownTo: manages },
      { href: supervise.items(), label: say.items, shownTo: manages },
      { href: supervise.cases(), label: say.cases, also: /^\/supervise\/cases/, shownTo: manages },
      { href: supervise.indicators(), label: say.indicators, shownTo: manages },
      {
        href: supervise.assessments(),
        label: say.assessments,
        also: /^\/supervise\/self-assessment/,
        shownTo: keepsGuides,
      },
      {
        href: supervise.guideReports(),
        label: say.guideReports,
        shownTo: keepsGuides,
      },
      { href: supervise.clock(), label: say.clock, also: /^\/supervise$/, shownTo: stepsTime },
    ],
    [say],
  )
  return (
    <StaffFrame
      surface="supervise"
      pages={pages}
      searchHref={(q) => supervise.cases({ q: readSearch(q) })}
    />
  )
}
