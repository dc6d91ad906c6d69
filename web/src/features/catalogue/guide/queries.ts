import { createContext, useContext } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import {
  itemGuide,
  packageGuide,
  packageView,
  plan,
  type GuideView,
  type PackageView,
  type PlanView,
  type QuestionView,
} from '@/api'

export type Answers = Readonly<Record<string, string>>

/** Where the pages come from: the catalogue in force, or a draft that is only looked at. */
export interface PagesSource {
  /** What they are kept under: what one source told is never shown as another's. */
  key: readonly string[]
  draft: boolean
  packageView: (code: string, signal?: AbortSignal) => Promise<PackageView>
  packageGuide: (code: string, signal?: AbortSignal) => Promise<GuideView>
  itemGuide: (code: string, signal?: AbortSignal) => Promise<GuideView>
  plan: (code: string, answers: Record<string, string>, signal?: AbortSignal) => Promise<PlanView>
}
export const PagesSourceContext = createContext<PagesSource>({
  key: ['catalogue'],
  draft: false,
  packageView,
  packageGuide,
  itemGuide,
  plan,
})
export const usePagesSource = () => useContext(PagesSourceContext)

export function usePackage(code: string) {
  const pages = usePagesSource()
  return useQuery({
    queryKey: [...pages.key, 'package', code],
    queryFn: ({ signal }) => pages.packageView(code, signal),
    staleTime: 300_000,
  })
}

/** The guide of a package or of an item, as it is printed too. */
export function useGuide(kind: 'packages' | 'items', code: string) {
  const pages = usePagesSource()
  return useQuery({
    queryKey: [...pages.key, 'guide', kind, code],
    queryFn: ({ signal }) =>
      kind === 'packages' ? pages.packageGuide(code, signal) : pages.itemGuide(code, signal),
    staleTime: 300_000,
  })
}

export function usePlan(code: string, answers: Answers, enabled = true) {
  const pages = usePagesSource()
  return useQuery({
    queryKey: [...pages.key, 'plan', code, answers],
    queryFn: ({ signal }) => pages.plan(code, { ...answers }, signal),
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
