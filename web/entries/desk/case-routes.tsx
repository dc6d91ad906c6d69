import { useParams, useSearch } from '@tanstack/react-router'
import { ServePage, WindowCasePage } from '@/features/window'

export function CaseRoute() {
  const { case: id = '' } = useParams({ strict: false }) as { case?: string }
  return <WindowCasePage id={id} />
}

export function ServeRoute() {
  const { step } = useSearch({ strict: false }) as { step?: string }
  return <ServePage step={step} />
}
