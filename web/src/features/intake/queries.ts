import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { caseView, cases, drafts } from '@/api'

export function useCase(id: string) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => caseView(id, signal),
    // A citizen looking at the page sees what happens in the hall without pressing anything.
    refetchInterval: 15_000,
  })
}

export function useCases() {
  return useInfiniteQuery({
    queryKey: ['cases'],
    queryFn: ({ pageParam, signal }) => cases(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next,
  })
}

export function useDrafts() {
  return useQuery({ queryKey: ['drafts'], queryFn: ({ signal }) => drafts(signal) })
}
