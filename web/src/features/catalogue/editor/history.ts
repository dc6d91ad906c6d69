// Undo and redo inside one form, and the unsaved input that outlives a reload of the page.
import type { Json } from '@/api'
import { withValue } from './pointer'

export interface History {
  past: readonly Json[]
  document: Json
  future: readonly Json[]
  /** The place last typed into, and when: letters typed one after another are one step. */
  last: { pointer: string; at: number } | undefined
}

const mostSteps = 200
const oneStepMs = 1_000

export const begun = (document: Json): History => ({ past: [], document, future: [], last: undefined })

export function changed(history: History, pointer: string, value: Json | undefined, now: number): History {
  const document = withValue(history.document, pointer, value)
  const goesOn =
    typeof value !== 'undefined' && history.last?.pointer === pointer && now - history.last.at < oneStepMs
  const past = goesOn ? history.past : [...history.past, history.document].slice(-mostSteps)
  return { past, document, future: [], last: { pointer, at: now } }
}

/** The whole document at once, as one step: what a conflict was settled to. */
export function replaced(history: History, document: Json): History {
  return {
    past: [...history.past, history.document].slice(-mostSteps),
    document,
    future: [],
    last: undefined,
  }
}

export function undone(history: History): History {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    document: before,
    future: [history.document, ...history.future],
    last: undefined,
  }
}

export function redone(history: History): History {
  const [next, ...future] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.document], document: next, future, last: undefined }
}

export interface Unsaved {
  /** The save it was begun from. */
  save: number
  /** What that save said: what both sides are compared with. */
  base: Json
  document: Json
  /** The record a new one was begun from: told with its first save, for whoever reviews it. */
  copiedFrom?: string | undefined
}

const keyOf = (revision: string, kind: string, code: string) =>
  `yichuang.editor.${revision}.${kind}.${code}`

export function keepUnsaved(revision: string, kind: string, code: string, unsaved: Unsaved | undefined) {
  const key = keyOf(revision, kind, code)
  try {
    if (unsaved) sessionStorage.setItem(key, JSON.stringify(unsaved))
    else sessionStorage.removeItem(key)
  } catch {
    // No room, or not allowed: then a reload loses it, as the leaving warning says.
  }
}

export function unsavedOf(revision: string, kind: string, code: string): Unsaved | undefined {
  try {
    const kept = sessionStorage.getItem(keyOf(revision, kind, code))
    return kept ? (JSON.parse(kept) as Unsaved) : undefined
  } catch {
    return undefined
  }
}
