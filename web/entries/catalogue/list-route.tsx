import { useSearch } from '@tanstack/react-router'
import { RevisionsPage } from '@/features/catalogue/editor/revisions-page'

export function ListRoute() {
  return <RevisionsPage search={useSearch({ strict: false })} />
}
