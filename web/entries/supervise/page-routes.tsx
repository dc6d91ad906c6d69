import { useParams, useSearch } from '@tanstack/react-router'
import { ClockPage, IndicatorsPage, WatchedCasePage } from '@/features/oversight'
import { RatingsPage } from '@/features/oversight/ratings-page'

export function CaseRoute() {
  const { case: id = '' } = useParams({ strict: false }) as { case?: string }
  const { list } = useSearch({ strict: false }) as { list?: string }
  return <WatchedCasePage id={id} list={list} />
}

export function ClockRoute() {
  return <ClockPage />
}

export function IndicatorsRoute() {
  return <IndicatorsPage />
}

export function RatingsRoute() {
  const { after } = useSearch({ strict: false }) as { after?: string }
  return <RatingsPage after={after} />
}
