import { useQuery } from '@tanstack/react-query'
import { record, type Json } from '@/api'
import { catalogue } from '@/shell/staff-paths'
import { useNavigate } from '@/ui'
import { keepUnsaved } from './history'

export const slugs = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The document begins here and is known to the server with its first save. */
export function useBegin(revision: string, kind: string) {
  const navigate = useNavigate()
  return (code: string, document: Json, copiedFrom?: string) => {
    keepUnsaved(revision, kind, code, {
      save: 0,
      base: null,
      document,
      copiedFrom: copiedFrom || undefined,
    })
    navigate(catalogue.record(revision, kind, code))
  }
}

/** The record a new one is copied from. */
export function useGround(revision: string, kind: string, ground: string) {
  return useQuery({
    queryKey: ['editor', kind, revision, ground],
    queryFn: async ({ signal }) => (await record(revision, kind, ground, signal)).document,
    enabled: ground !== '',
    staleTime: 60_000,
  })
}
