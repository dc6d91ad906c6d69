import { useSearch } from '@tanstack/react-router'
import { IssueListPage } from '@/features/delivery/issue/list-page'

export function ListRoute() {
  return <IssueListPage search={useSearch({ strict: false })} />
}
