import { useMemo } from 'react'
import { readSearch } from '@/case/case-number'
import { useWords } from '@/i18n'
import { StaffFrame } from '@/shell/staff-frame'
import { issue } from '@/shell/staff-paths'
import { words } from './words'

export function Frame() {
  const say = useWords(words)
  const pages = useMemo(() => [{ href: issue.list(), label: say.results, also: /^\/issue\/cases/ }], [say])
  return (
    <StaffFrame
      surface="issue"
      pages={pages}
      searchHref={(q) => issue.list({ tab: 'any', q: readSearch(q) })}
    />
  )
}
