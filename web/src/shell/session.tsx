import { useCallback, useEffect, useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isProblem, me, signOut, whenSignedOut, type Me } from '@/api'
import { letGoOfOthers } from './kept'
import { atDesk } from './staff-paths'

const key = ['me']

/** Who is signed in; null: nobody. */
export function useMe(): { me: Me | null | undefined; isPending: boolean; error: unknown } {
  const query = useQuery({
    queryKey: key,
    staleTime: 60_000,
    queryFn: async ({ signal }) => {
      try {
        return await me(signal)
      } catch (error) {
        if (isProblem(error) && error.status === 401) return null
        throw error
      }
    },
  })
  return { me: query.data, isPending: query.isPending, error: query.error }
}

/** Whether an address lies at a desk of whoever is then signed in: another page than the portal's. */
export function useLeadsToDesk(): (path: string) => boolean {
  const client = useQueryClient()
  return useCallback(
    (path) => {
      const who = client.getQueryData<Me | null>(key)
      return Boolean(who && atDesk(who, path))
    },
    [client],
  )
}

export function useSignedIn(): (who: Me) => void {
  const client = useQueryClient()
  return (who) => {
    letGoOfOthers(who.person)
    client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'catalogue' })
    client.setQueryData(key, who)
  }
}

export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      // Nothing of the person stays behind in the page.
      letGoOfOthers(undefined)
      client.removeQueries({ predicate: (query) => query.queryKey[0] !== 'catalogue' })
      client.setQueryData(key, null)
    },
  })
}

/** True once the server has stopped knowing someone who was signed in. */
export function useSessionEnded(): boolean {
  const client = useQueryClient()
  const [ended, setEnded] = useState(false)
  useEffect(() => {
    whenSignedOut(() => {
      if (client.getQueryData<Me | null>(key)) setEnded(true)
    })
    const seen = client.getQueryCache().subscribe((event) => {
      if (event.query.queryKey[0] === 'me' && event.type === 'updated' && event.action.type === 'success')
        setEnded(false)
    })
    return () => {
      whenSignedOut(() => {})
      seen()
    }
  }, [client])
  return ended
}
