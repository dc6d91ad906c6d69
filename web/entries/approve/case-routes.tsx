import { useParams, useSearch } from '@tanstack/react-router'
import { SectionCasePage } from '@/features/casework'

export function CaseRoute() {
  const { case: id = '' } = useParams({ strict: false }) as { case?: string }
  const { item } = useSearch({ strict: false }) as { item?: string }
  return <SectionCasePage id={id} item={item} />
}
