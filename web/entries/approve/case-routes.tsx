import { useParams, useSearch } from '@tanstack/react-router'
import { SectionCasePage } from '@/features/casework'

export function CaseRoute() {
  const { case: id = '' } = useParams({ strict: false }) as { case?: string }
  return <SectionCasePage id={id} search={useSearch({ strict: false })} />
}
