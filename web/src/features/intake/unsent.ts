// Words of a draft that the server does not have yet: they are given back after a reload or a new sign-in.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { DraftView } from '@/api'
import { keep, keptFor, letGo } from '@/shell'

type Written = Pick<DraftView, 'fields' | 'materials' | 'disputes'>
type Words = Readonly<Record<string, string>>

export interface Unsent {
  /** What the server had when this was written. */
  base: Written
  written: Written
}

/** What was changed here goes over what the server has, unless that was changed elsewhere meanwhile. */
function over(base: Words, written: Words, now: Words): Record<string, string> {
  const merged = new Map(Object.entries(now))
  for (const code of new Set([...Object.keys(base), ...Object.keys(written)])) {
    const here = written[code]
    if (here === base[code] || now[code] !== base[code]) continue
    if (here === undefined) merged.delete(code)
    else merged.set(code, here)
  }
  return Object.fromEntries(merged)
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export function withUnsent(draft: DraftView, unsent: Unsent | undefined): DraftView {
  if (!unsent) return draft
  const { base, written } = unsent
  return {
    ...draft,
    fields: over(base.fields, written.fields, draft.fields),
    disputes: over(base.disputes, written.disputes, draft.disputes),
    materials: same(base.materials, draft.materials) ? written.materials : draft.materials,
  }
}

const writtenOf = ({ fields, materials, disputes }: Written): Written => ({ fields, materials, disputes })

/** What differs between two states of a draft: codes of fields and of materials. */
function differing(one: Written, other: Written): string[] {
  const words = (a: Words, b: Words) =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((code) => a[code] !== b[code])
  const papers = ({ materials }: Written) =>
    Object.fromEntries(materials.map((paper) => [paper.material, JSON.stringify(paper)]))
  return [
    ...words(one.fields, other.fields),
    ...words(one.disputes, other.disputes),
    ...words(papers(one), papers(other)),
  ]
}

/** The draft as it was left here, and keeping it so until it is saved. */
export function useUnsent(draft: DraftView, person: string | undefined) {
  const what = `draft.${draft.id}`
  const [begun] = useState(() => {
    const unsent = person ? keptFor<Unsent>(person, what) : undefined
    const first = withUnsent(draft, unsent)
    return { first, givenBack: differing(first, draft) }
  })
  const [owner] = useState(person)
  const base = useRef(writtenOf(draft))
  const newest = useRef<Written>(undefined)
  const write = useCallback(
    (written: Written) => {
      newest.current = written
      if (owner) keep(owner, what, { base: base.current, written: writtenOf(written) } satisfies Unsent)
    },
    [owner, what],
  )
  const stored = useCallback(
    (sent: Written, kept: Written) => {
      base.current = writtenOf(kept)
      if (newest.current === sent || newest.current === undefined) letGo(what)
      else write(newest.current)
    },
    [what, write],
  )
  return { ...begun, write, stored }
}

/** Writes down each change as it is made. */
export function useWriting(written: Written, changed: boolean, write: (written: Written) => void) {
  useEffect(() => {
    if (changed) write(written)
  }, [written, changed, write])
}
