import { useSearch } from '@tanstack/react-router'
import { WindowListPage } from '@/features/window/list-page'

export function ListRoute() {
  return <WindowListPage search={useSearch({ strict: false })} />
}
