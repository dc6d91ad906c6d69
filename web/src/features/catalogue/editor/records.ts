// Names of records, and finding them: the server knows pinyin and plain words.
import { useCallback, useEffect, useMemo, useState } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { packages, records, type RecordSummary } from '@/api'
import { useText } from '@/i18n'

/** As many pages as there are; a catalogue of 5,000 items is never asked for whole. */
const mostPages = 12

async function allOf(kind: string, revision: string, signal?: AbortSignal): Promise<RecordSummary[]> {
  const found: RecordSummary[] = []
  let after: string | undefined
  for (let page = 0; page < mostPages; page++) {
    const list = await records({ kind, revision, after }, signal)
    found.push(...list.records)
    after = list.next
    if (!after) break
  }
  return found
}

export function useRecordsOf(kind: string, revision: string, enabled = true) {
  return useQuery({
    queryKey: ['editor', 'records', revision, kind, 'all'],
    queryFn: ({ signal }) => allOf(kind, revision, signal),
    staleTime: 60_000,
    enabled: enabled && kind !== '',
  })
}

/** The name of a record by its code; the code itself until it is known. */
export function useNameOf(kind: string, revision: string): (code: string) => string {
  const text = useText()
  const { data } = useRecordsOf(kind, revision)
  const names = useMemo(() => new Map(data?.map((one) => [one.code, one.name])), [data])
  return useCallback((code: string) => text(names.get(code)) || code, [names, text])
}

export function useSettled(text: string, delay: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), delay)
    return () => clearTimeout(timer)
  }, [text, delay])
  return settled
}

export function useFound(kind: string, revision: string, typed: string, enabled: boolean) {
  const q = useSettled(typed.trim(), 150)
  return useQuery({
    queryKey: ['editor', 'records', revision, kind, 'found', q],
    queryFn: ({ signal }) => records({ kind, revision: revision || undefined, q: q || undefined }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    enabled,
  })
}

/** The domains of the hall, as the packages in force name them. */
export function useDomains() {
  return useQuery({
    queryKey: ['editor', 'domains'],
    queryFn: async ({ signal }) => {
      const list = (await packages(signal)).packages
      return [...new Map(list.map((one) => [one.domain.code, one.domain])).values()]
    },
    staleTime: 300_000,
  })
}
