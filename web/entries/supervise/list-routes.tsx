import { CaseListPage, ItemListPage } from '@/features/oversight/lists'
import { listRoute } from '@/shell/staff-router'

export const ItemsRoute = listRoute(ItemListPage)
export const CasesRoute = listRoute(CaseListPage)
