import { useParams, useSearch } from '@tanstack/react-router'
import { ClockPage, IndicatorsPage, WatchedCasePage } from '@/features/oversight'

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
