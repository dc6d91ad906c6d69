import { useSearch } from '@tanstack/react-router'
import { GuideReportsPage } from '@/features/catalogue/reports/reports-page'

export function GuideReportsRoute() {
  const search = useSearch({ strict: false })
  return <GuideReportsPage search={search} />
}
