import { useParams, useSearch } from '@tanstack/react-router'
import type { GuideView } from '@/api'
import { GuidePage, ItemPage, PlanPage, QuestionPage } from '@/features/catalogue/guide'
import { ReportGuide } from '@/features/catalogue/reports/report-guide'
import { LicencesPage } from '@/features/catalogue/licences'
import { SearchPage } from '@/features/catalogue/search'

interface Params {
  package?: string
  question?: string
  item?: string
}
const useRoute = () => ({
  params: useParams({ strict: false }) as Params,
  search: useSearch({ strict: false }) as Record<string, string>,
})

const report = (guide: GuideView) => <ReportGuide guide={guide} />

export function SearchRoute() {
  const { search } = useRoute()
  return <SearchPage text={search.q ?? ''} />
}

export function LicencesRoute() {
  const { search } = useRoute()
  return <LicencesPage mode={search.mode} text={search.q ?? ''} />
}

export function GuideRoute() {
  const { params } = useRoute()
  return <GuidePage code={params.package ?? ''} foot={report} />
}

export function ItemRoute() {
  const { params } = useRoute()
  return <ItemPage code={params.item ?? ''} foot={report} />
}

/** The search parameters are the answers. */
export function StartRoute() {
  const { params, search } = useRoute()
  return <QuestionPage code={params.package ?? ''} question={params.question} answers={search} />
}

export function PlanRoute() {
  const { params, search } = useRoute()
  return <PlanPage code={params.package ?? ''} answers={search} />
}
