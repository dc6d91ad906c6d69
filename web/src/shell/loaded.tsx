import { useState, type ReactNode } from 'react'
import { useQueryClient, type UseQueryResult } from '@tanstack/react-query'
import { Stopped, Waiting } from '@/ui'
import { ProblemNote } from './problem-note'

interface LoadedProps<T> {
  query: UseQueryResult<T>
  /** Where the whole page waits: its heading, for whoever does not see that it is empty. */
  title?: string
  /** The shape of what will come. */
  shape?: ReactNode
  children: (data: T) => ReactNode
}

/** Waits by the wait rule, says what went wrong, or shows what came. Old data stay while new are fetched. */
export function Loaded<T>({ query, title, shape, children }: LoadedProps<T>) {
  const client = useQueryClient()
  const [stopped, setStopped] = useState(false)
  if (query.data !== undefined) return children(query.data)
  const again = () => {
    setStopped(false)
    void query.refetch()
  }
  const stop = () => {
    setStopped(true)
    void client.cancelQueries({ predicate: (one) => one.state.data === undefined })
  }
  return (
    <>
      {title && <h1 className="visually-hidden">{title}</h1>}
      {query.isError ? (
        <ProblemNote error={query.error} onRetry={again} />
      ) : stopped ? (
        <Stopped onRetry={again} />
      ) : (
        <Waiting shape={shape} onRetry={again} onCancel={stop} />
      )}
    </>
  )
}
