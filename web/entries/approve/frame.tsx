import { useMemo } from 'react'
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
    ],
    [say],
  )
  return <StaffFrame surface="approve" pages={pages} searchHref={(q) => approve.list({ q })} />
}
