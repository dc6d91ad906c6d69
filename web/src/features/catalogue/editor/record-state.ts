import { useCallback, useEffect, useMemo, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  isProblem,
  record,
  removeRecord,
  saveRecord,
  type Json,
  type RecordView,
  type RevisionProblem,
} from '@/api'
import { begun, changed, keepUnsaved, redone, replaced, undone, unsavedOf, type History } from './history'
import { sameJson } from './pointer'

export interface Conflict {
  save: number
  base: Json
  theirs: Json
  by: string
}

interface State {
  history: History
  /** As it was last read or saved here. */
  saved: Json
  save: number
  problems: readonly RevisionProblem[]
  conflict: Conflict | undefined
  restored: boolean
  copiedFrom: string | undefined
}

function conflictWith(view: RecordView, base: Json): Conflict {
  return { save: view.save, base, theirs: view.document, by: view.saves[0]?.by ?? '' }
}

/** What was read; and before it, what was typed here and not yet saved. */
function firstState(revision: string, view: RecordView): State {
  const kept = unsavedOf(revision, view.kind, view.code)
  const read = {
    saved: view.document,
    save: view.save,
    problems: view.problems,
    copiedFrom: kept?.copiedFrom,
  }
  if (!kept || sameJson(kept.document, view.document))
    return { ...read, history: begun(view.document), conflict: undefined, restored: false }
  const stale = kept.save !== view.save && !sameJson(kept.base, view.document)
  return {
    ...read,
    history: { ...begun(kept.document), past: [view.document] },
    conflict: stale ? conflictWith(view, kept.base) : undefined,
    restored: true,
  }
}

function useSaving(revision: string, view: RecordView, state: State, setState: SetState) {
  const client = useQueryClient()
  const { kind, code } = view
  return useMutation({
    mutationFn: async (sent: { document: Json; save: number }) => {
      const known = { revision, kind, code, save: sent.save }
      return sent.document === null
        ? removeRecord(known)
        : saveRecord({ ...known, document: sent.document, copiedFrom: state.copiedFrom })
    },
    onSuccess: async (answer, sent) => {
      setState((before) => ({
        ...before,
        saved: sent.document,
        save: answer.save,
        problems: answer.problems,
        copiedFrom: undefined,
        conflict: undefined,
        restored: false,
      }))
      await client.invalidateQueries({ queryKey: ['editor'] })
    },
    onError: async (error) => {
      if (!isProblem(error) || error.status !== 409 || error.code !== 'stale') return
      // Somebody saved meanwhile: read it again and show both.
      const theirs = await record(revision, kind, code)
      setState((before) => ({ ...before, conflict: conflictWith(theirs, state.saved) }))
    },
  })
}

type SetState = React.Dispatch<React.SetStateAction<State>>

/** The document of a record while it is being changed: steps, saving, and the other's save. */
export function useRecordState(revision: string, view: RecordView) {
  const { kind, code } = view
  const [state, setState] = useState(() => firstState(revision, view))
  const { history, saved, save, copiedFrom } = state
  const dirty = !sameJson(history.document, saved)
  useEffect(() => {
    const unsaved = dirty ? { save, base: saved, document: history.document, copiedFrom } : undefined
    keepUnsaved(revision, kind, code, unsaved)
  }, [revision, kind, code, dirty, save, saved, history.document, copiedFrom])
  const step = useCallback(
    (next: (history: History) => History) =>
      setState((before) => ({ ...before, history: next(before.history) })),
    [],
  )
  const steps = useMemo(
    () => ({
      change: (pointer: string, value: Json | undefined) =>
        step((before) => changed(before, pointer, value, Date.now())),
      undo: () => step(undone),
      redo: () => step(redone),
      replace: (document: Json) => step((before) => replaced(before, document)),
    }),
    [step],
  )
  const saving = useSaving(revision, view, state, setState)
  /** What the choices came to stands on the other's save, and can be saved. */
  const settle = (document: Json) => {
    setState((before) => {
      const { conflict } = before
      if (!conflict) return before
      return {
        ...before,
        history: replaced(before.history, document),
        saved: conflict.theirs,
        save: conflict.save,
        conflict: undefined,
      }
    })
  }
  return { ...state, ...steps, document: history.document, dirty, saving, settle }
}

export type RecordState = ReturnType<typeof useRecordState>
