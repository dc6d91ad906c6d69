// Whether a draft was sent back, and with what words. The list of revisions tells its stage alone; the steps
// of each open draft tell the rest.
import { useQueries } from '@tanstack/react-query'
import { revision, type RevisionStep, type RevisionSummary, type RevisionView } from '@/api'

/** The return a draft still answers to: gone once it is handed in again, and never the drafter's own. */
export function returnOf(view: RevisionView): RevisionStep | undefined {
  const last = view.steps.find((one) => one.what === 'returned' || one.what === 'submitted')
  return view.summary.stage === 'drafting' && last?.what === 'returned' ? last : undefined
}

export const isOwn = (step: RevisionStep, { drafter }: RevisionSummary) => step.by === drafter

/** Drafts on one page of the list; nobody has more of them under way. */
const mostAsked = 20

/** The returns of those drafts that were sent back by somebody else, by the revision. */
export function useReturns(list: readonly RevisionSummary[]): ReadonlyMap<string, RevisionStep> {
  const drafts = list.filter((one) => one.stage === 'drafting').slice(0, mostAsked)
  return useQueries({
    queries: drafts.map(({ id }) => ({
      queryKey: ['editor', 'revision', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => revision(id, signal),
      staleTime: 60_000,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }) => {
          const step = data && returnOf(data)
          return step && !isOwn(step, data.summary) ? [[data.summary.id, step] as const] : []
        }),
      ),
  })
}
