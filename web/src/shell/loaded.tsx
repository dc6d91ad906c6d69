import type { ReactNode } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { Waiting } from '@/ui'
import { ProblemNote } from './problem-note'

interface LoadedProps<T> {
  query: UseQueryResult<T>
  /** The shape of what will come. */
  shape?: ReactNode
  children: (data: T) => ReactNode
}

/** Waits by the wait rule, says what went wrong, or shows what came. Old data stay while new are fetched. */
export function Loaded<T>({ query, shape, children }: LoadedProps<T>) {
  if (query.data !== undefined) return children(query.data)
  if (query.isError) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />
  return <Waiting shape={shape} onRetry={() => void query.refetch()} />
}
