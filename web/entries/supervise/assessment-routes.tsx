import { useParams, useSearch } from '@tanstack/react-router'
import { AssessedCasesPage, AssessmentPage, AssessmentsPage } from '@/features/oversight/self-assessment'
import { supervise } from '@/shell/staff-paths'

interface Search {
  year?: string
  after?: string
}
const useItem = () => (useParams({ strict: false }) as { item?: string }).item ?? ''

export function AssessmentsRoute() {
  const { year } = useSearch({ strict: false }) as Search
  return <AssessmentsPage paths={supervise} year={year} />
}

export function AssessmentRoute() {
  const { year } = useSearch({ strict: false }) as Search
  return <AssessmentPage paths={supervise} item={useItem()} year={year} />
}

export function AssessedCasesRoute() {
  const search = useSearch({ strict: false }) as Search
  return <AssessedCasesPage paths={supervise} item={useItem()} search={search} />
}
