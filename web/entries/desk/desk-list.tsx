import { CallBacks } from '@/features/care/call-backs'
import { WindowListPage } from '@/features/window/list-page'
import type { ListSearch } from '@/shell/worklist'

/** The cases of the window; above them, for a helper, whoever waits to be called. */
export function DeskList({ search }: { search: ListSearch }) {
  return <WindowListPage search={search} above={<CallBacks />} />
}
