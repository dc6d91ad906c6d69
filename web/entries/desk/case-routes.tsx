import { useParams, useSearch } from '@tanstack/react-router'
import { Rating } from '@/features/care/rating'
import { ServePage, WindowCasePage } from '@/features/window'

export function CaseRoute() {
  const { case: id = '' } = useParams({ strict: false }) as { case?: string }
  return <WindowCasePage id={id} rating={(kase) => <Rating kase={kase} byHelper />} />
}

export function ServeRoute() {
  const { step } = useSearch({ strict: false }) as { step?: string }
  return <ServePage step={step} />
}
