import { QueryClient } from '@tanstack/react-query'
import { isProblem } from './problem'

export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // A page one comes to shows what is; only what mounts together asks once.
        staleTime: 1_000,
        refetchOnWindowFocus: true,
        retry: (count, error) => isProblem(error) && error.retryable && count < 2,
        retryDelay: (attempt) => 400 * 2 ** attempt,
      },
      // An act is never repeated by itself: the person presses again, with the same key.
      mutations: { retry: false },
    },
  })
}
