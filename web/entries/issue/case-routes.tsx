import { useParams } from '@tanstack/react-router'
import { IssueCasePage } from '@/features/delivery/issue'

export function CaseRoute() {
  const { case: id = '' } = useParams({ strict: false }) as { case?: string }
  return <IssueCasePage id={id} />
}
