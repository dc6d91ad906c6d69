import { useMemo } from 'react'
import { useWords } from '@/i18n'
import { StaffFrame } from '@/shell/staff-frame'
import { desk } from '@/shell/staff-paths'
import { words } from './words'

export function Frame() {
  const say = useWords(words)
  const pages = useMemo(
    () => [
      { href: desk.list(), label: say.cases, also: /^\/desk\/cases/ },
      { href: desk.serve(), label: say.serve },
    ],
    [say],
  )
  return <StaffFrame surface="desk" pages={pages} searchHref={(q) => desk.list({ tab: 'all', q })} />
}
