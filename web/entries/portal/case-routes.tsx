import { useParams, useSearch } from '@tanstack/react-router'
import type { CaseView } from '@/api'
import { CheckPage, ResultsPage } from '@/features/delivery'
import { Rating } from '@/features/care/rating'
import { CasePage, CorrectionPage, DonePage, MattersPage, ProgressPage } from '@/features/intake'
import { portal, RequireSignIn } from '@/shell'

const rating = (kase: CaseView) => <Rating kase={kase} />
const useCaseId = () => (useParams({ strict: false }) as { case?: string }).case ?? ''

export function MattersRoute() {
  return (
    <RequireSignIn signIn={portal.signIn}>
      <MattersPage />
    </RequireSignIn>
  )
}

export function CaseRoute() {
  const id = useCaseId()
  return (
    <RequireSignIn signIn={portal.signIn}>
      <CasePage id={id} rating={rating} />
    </RequireSignIn>
  )
}

export function DoneRoute() {
  const id = useCaseId()
  return (
    <RequireSignIn signIn={portal.signIn}>
      <DonePage id={id} rating={rating} />
    </RequireSignIn>
  )
}

export function CorrectionRoute() {
  const id = useCaseId()
  return (
    <RequireSignIn signIn={portal.signIn}>
      <CorrectionPage id={id} />
    </RequireSignIn>
  )
}

export function ResultsRoute() {
  const id = useCaseId()
  return (
    <RequireSignIn signIn={portal.signIn}>
      <ResultsPage id={id} />
    </RequireSignIn>
  )
}

export function CheckRoute() {
  const { paper, code } = useSearch({ strict: false }) as { paper?: string; code?: string }
  return <CheckPage paper={paper} code={code} />
}

export function ProgressRoute() {
  const { number } = useSearch({ strict: false }) as { number?: string }
  return <ProgressPage number={number} />
}
