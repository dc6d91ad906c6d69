import { useMemo } from 'react'
import { useWords } from '@/i18n'
import { StaffFrame } from '@/shell/staff-frame'
import { catalogue } from '@/shell/staff-paths'
import { words } from './words'

export function Frame() {
  const say = useWords(words)
  const pages = useMemo(
    () => [{ href: catalogue.list(), label: say.revisions, also: /^\/catalogue\/revisions/ }],
    [say],
  )
  return <StaffFrame surface="catalogue" pages={pages} searchHref={() => catalogue.list()} />
}
