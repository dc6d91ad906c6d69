import { useSearch } from '@tanstack/react-router'
import { GuideAnswerPage } from '@/features/catalogue/reports/answer-page'

export function GuideAnswerRoute() {
  const { number } = useSearch({ strict: false }) as { number?: string }
  return <GuideAnswerPage number={number} />
}
