import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isProblem, supplement, useSubmissionKey, type CaseView, type FindingView } from '@/api'
import type { FileName } from '@/case/material-upload'
import { tidied } from '@/form'
import { useKept } from '@/shell'

interface Answer {
  fields: Record<string, string>
  files: Record<string, readonly string[]>
  /** What the files were called here: the server knows them by their hashes. */
  names: [string, FileName][]
}

const unanswered: Answer = { fields: {}, files: {}, names: [] }

/** Of what was kept only what this notice asks about: another may have been answered elsewhere meanwhile. */
const only = <T>(all: Readonly<Record<string, T>>, faults: readonly FindingView[]) =>
  Object.fromEntries(Object.entries(all).filter(([code]) => faults.some((one) => one.subject === code)))

interface Answering {
  kase: CaseView
  etag: string | null
  faults: readonly FindingView[]
  onSent: () => void
}

/** The answer to a notice while it is put together: new values, new files, and sending both at once. */
export function useSupplement({ kase, etag, faults, onSent }: Answering) {
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  const kept = useKept(`correction.${kase.id}`, unanswered)
  const fields = only(kept.value.fields, faults)
  const files = only(kept.value.files, faults)
  const [names] = useState(() => new Map(kept.value.names))
  const [attempt, setAttempt] = useState(0)
  const kindOf = (code: string) => kase.fields.find((field) => field.code === code)?.kind ?? 'text'
  const handed = Object.entries(files).map(([material, hashes]) => ({
    material,
    form: 'electronic',
    files: [...hashes],
  }))
  const act = useMutation({
    mutationFn: () => {
      const changed = Object.entries(fields).map(([code, value]) => [
        code,
        tidied({ kind: kindOf(code) }, value),
      ])
      const body = { materials: handed, fields: Object.fromEntries(changed) as Record<string, string> }
      return supplement(kase.id, etag ?? '', body, submissionKey.keyFor(body))
    },
    onSuccess: () => {
      submissionKey.done()
      kept.drop()
      void client.invalidateQueries({ queryKey: ['case', kase.id] })
      void client.invalidateQueries({ queryKey: ['cases'] })
      onSent()
    },
    onError: (error) => {
      setAttempt((count) => count + 1)
      // Somebody else acted meanwhile: show how it stands now.
      if (isProblem(error) && (error.status === 409 || error.status === 412))
        void client.invalidateQueries({ queryKey: ['case', kase.id] })
    },
  })
  return {
    act,
    handed,
    attempt,
    tryAgain: () => setAttempt((count) => count + 1),
    valueOf: (fault: FindingView) => fields[fault.subject] ?? '',
    setValue: (fault: FindingView, value: string) =>
      kept.put((before) => ({ ...before, fields: { ...before.fields, [fault.subject]: value } })),
    filesOf: (fault: FindingView) => files[fault.subject] ?? [],
    setFiles: (fault: FindingView, hashes: readonly string[]) =>
      kept.put((before) => ({
        ...before,
        files: { ...before.files, [fault.subject]: hashes },
        names: [...names],
      })),
    names,
    /** Something is written here that no window has yet. */
    begun: Object.values(fields).some(Boolean) || Object.values(files).some((hashes) => hashes.length > 0),
    givenBack: kept.givenBack,
    answered: (fault: FindingView) =>
      fault.kind === 'material'
        ? (files[fault.subject]?.length ?? 0) > 0
        : Boolean(fields[fault.subject]?.trim()),
  }
}
