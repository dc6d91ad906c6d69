import { useSearch } from '@tanstack/react-router'
import { CaseListPage, ItemListPage } from '@/features/oversight/lists'

export function ItemsRoute() {
  return <ItemListPage search={useSearch({ strict: false })} />
}

export function CasesRoute() {
  return <CaseListPage search={useSearch({ strict: false })} />
}
