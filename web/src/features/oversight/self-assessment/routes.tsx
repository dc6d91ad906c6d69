import { useParams, useSearch } from '@tanstack/react-router'
import { AssessedCasesPage } from './cases-page'
import { AssessmentPage } from './item-page'
import { AssessmentsPage } from './list-page'
import type { AssessmentPaths } from './paths'

interface Search {
  year?: string
  after?: string
}
const useAddress = () => ({
  item: (useParams({ strict: false }) as { item?: string }).item ?? '',
  search: useSearch({ strict: false }) as Search,
})

/** The three pages at the addresses of one surface: the head's and the manager's differ in nothing else. */
export const assessmentRoutes = (paths: AssessmentPaths) => ({
  AssessmentsRoute: function AssessmentsRoute() {
    return <AssessmentsPage paths={paths} year={useAddress().search.year} />
  },
  AssessmentRoute: function AssessmentRoute() {
    const { item, search } = useAddress()
    return <AssessmentPage paths={paths} item={item} year={search.year} />
  },
  AssessedCasesRoute: function AssessedCasesRoute() {
    return <AssessedCasesPage paths={paths} {...useAddress()} />
  },
})
