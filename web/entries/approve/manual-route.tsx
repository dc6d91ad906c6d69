import { useParams, useSearch } from '@tanstack/react-router'
import { ManualPage } from '@/features/catalogue/guide/manual-page'
import { manualWords } from '@/features/catalogue/guide/manual-words'
import { useWords } from '@/i18n'
import { approve } from '@/shell/staff-paths'

/** Whoever came from a case goes back to it, with the list they had it from. */
export function ManualRoute() {
  const say = useWords(manualWords)
  const { item = '' } = useParams({ strict: false }) as { item?: string }
  const { case: id, tab, q } = useSearch({ strict: false }) as { case?: string; tab?: string; q?: string }
  const back = id
    ? { href: approve.case(id, { tab, q, item }), label: say.backToCase }
    : { href: approve.list(), label: say.backToList }
  return <ManualPage item={item} back={back} />
}
