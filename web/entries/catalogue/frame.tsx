import { useMemo } from 'react'
import type { Me } from '@/api'
import { useWords } from '@/i18n'
import { StaffFrame } from '@/shell/staff-frame'
import { catalogue } from '@/shell/staff-paths'
import { words } from './words'

export function Frame() {
  const say = useWords(words)
  const pages = useMemo(
    () => [
      { href: catalogue.list(), label: say.revisions, also: /^\/catalogue\/revisions/ },
      // What readers found wrong in a guide is mended here; it is answered where it is watched over.
      {
        href: '/supervise/guide-reports',
        label: say.reports,
        shownTo: (me: Me) => me.roles.includes('maintainer') && me.surfaces.includes('supervise'),
      },
    ],
    [say],
  )
  return <StaffFrame surface="catalogue" pages={pages} searchHref={() => catalogue.list()} />
}
