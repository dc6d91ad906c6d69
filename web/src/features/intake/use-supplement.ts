import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isProblem, supplement, useSubmissionKey, type CaseView, type FindingView } from '@/api'
import { tidied } from '@/form'

/** The answer to a notice while it is put together: new values, new files, and sending both at once. */
export function useSupplement(kase: CaseView, etag: string | null, onSent: () => void) {
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  const [fields, setFields] = useState<Record<string, string>>({})
  const [files, setFiles] = useState<Record<string, readonly string[]>>({})
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
      setFields((before) => ({ ...before, [fault.subject]: value })),
    setFiles: (fault: FindingView, hashes: readonly string[]) =>
      setFiles((before) => ({ ...before, [fault.subject]: hashes })),
    answered: (fault: FindingView) =>
      fault.kind === 'material'
        ? (files[fault.subject]?.length ?? 0) > 0
        : Boolean(fields[fault.subject]?.trim()),
  }
}
