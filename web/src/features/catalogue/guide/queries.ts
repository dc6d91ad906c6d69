import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { itemGuide, packageGuide, packageView, plan, type QuestionView } from '@/api'

export type Answers = Readonly<Record<string, string>>

export function usePackage(code: string) {
  return useQuery({
    queryKey: ['catalogue', 'package', code],
    queryFn: ({ signal }) => packageView(code, signal),
    staleTime: 300_000,
  })
}

/** The guide of a package or of an item, as it is printed too. */
export function useGuide(kind: 'packages' | 'items', code: string) {
  return useQuery({
    queryKey: ['catalogue', 'guide', kind, code],
    queryFn: ({ signal }) => (kind === 'packages' ? packageGuide(code, signal) : itemGuide(code, signal)),
    staleTime: 300_000,
  })
}

export function usePlan(code: string, answers: Answers, enabled = true) {
  return useQuery({
    queryKey: ['catalogue', 'plan', code, answers],
    queryFn: ({ signal }) => plan(code, { ...answers }, signal),
    staleTime: 300_000,
    placeholderData: keepPreviousData,
    enabled,
  })
}

/** What a question is taken as before it is answered, for the estimate at the side. */
export function usual(question: QuestionView): string {
  if (question.default_answer !== undefined) return question.default_answer
  switch (question.kind) {
    case 'yes_no':
      return 'false'
    case 'choice':
      return question.options[0]?.code ?? ''
    case 'number':
      return String(question.min ?? 1)
    default:
      return ''
  }
}
