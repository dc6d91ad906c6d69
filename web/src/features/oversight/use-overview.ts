import { useQuery } from '@tanstack/react-query'
import { overview } from '@/api'

/** The numbers of the hall, asked for again while somebody looks at them. */
export function useOverview(every = 15_000) {
  return useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => overview(signal),
    refetchInterval: every,
  })
}
