import { Outlet, useParams, useSearch } from '@tanstack/react-router'
import { BeginPage, DraftScope, FormPageView, MaterialsPage, ReviewPage } from '@/features/intake'
import { portal, RequireSignIn } from '@/shell'

const useRoute = () => ({
  params: useParams({ strict: false }) as { package?: string; draft?: string; page?: string },
  search: useSearch({ strict: false }) as Record<string, string>,
})

export function BeginRoute() {
  const { params, search } = useRoute()
  return <BeginPage code={params.package ?? ''} answers={search} />
}

export function DraftRoute() {
  const { params } = useRoute()
  return (
    <RequireSignIn signIn={portal.signIn}>
      <DraftScope id={params.draft ?? ''}>
        <Outlet />
      </DraftScope>
    </RequireSignIn>
  )
}

export function FormRoute() {
  const { params, search } = useRoute()
  const number = Number(params.page)
  return (
    <FormPageView key={number} number={number} field={search.field} fromReview={search.back === 'review'} />
  )
}

export function MaterialsRoute() {
  const { search } = useRoute()
  return <MaterialsPage fromReview={search.back === 'review'} />
}

export function ReviewRoute() {
  return <ReviewPage />
}
