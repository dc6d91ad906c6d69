import { useMemo } from 'react'
import { useQueries } from '@tanstack/react-query'
import { record, type Json, type JsonObject, type RecordView } from '@/api'
import type { Question } from './editing'
import { isObject, isText } from './pointer'

const said = (value: Json | undefined, code: string) => (isText(value) ? value : { zh: code, en: code })

export function questionsIn(document: Json | undefined): Question[] {
  const rows = isObject(document) && Array.isArray(document.questions) ? document.questions : []
  return rows.flatMap((row, index) => {
    const code = isObject(row) ? String(row.code ?? '') : ''
    if (!isObject(row) || !code) return []
    const options = (Array.isArray(row.options) ? row.options : []).filter(isObject)
    return [
      {
        code,
        label: said(row.label ?? row.text, code),
        kind: String(row.kind ?? ''),
        row: index,
        options: options.map((one) => ({
          code: String(one.code ?? ''),
          label: said(one.label, String(one.code ?? '')),
        })),
      },
    ]
  })
}

/** More packages than these would add no question that is not known already. */
const mostPackages = 12

function together(documents: readonly (Json | undefined)[]): Question[] {
  const byCode = new Map<string, Question>()
  const all = documents.flatMap((document) => {
    const name = isObject(document) ? document.name : undefined
    return questionsIn(document).map((one) => ({ ...one, of: isText(name) ? name : undefined }))
  })
  for (const question of all) {
    const known = byCode.get(question.code)
    const more = question.options.filter((one) => !known?.options.some((other) => other.code === one.code))
    byCode.set(question.code, known ? { ...known, options: [...known.options, ...more] } : question)
  }
  return [...byCode.values()]
}

/** What conditions may test: of a package its own questions, of an item those of its packages. */
export function useQuestions(
  revision: string,
  view: RecordView,
  document: JsonObject,
): readonly Question[] {
  const own = document.questions
  const packages = view.used_by.filter((one) => one.kind === 'package').slice(0, mostPackages)
  const documents = useQueries({
    queries: packages.map(({ code }) => ({
      queryKey: ['editor', 'package', revision, code],
      queryFn: async () => (await record(revision, 'package', code)).document,
      staleTime: 300_000,
      retry: false,
    })),
    combine: (answers) => answers.map((answer) => answer.data),
  })
  return useMemo(
    () => (view.kind === 'package' ? questionsIn({ questions: own ?? [] }) : together(documents)),
    [view.kind, own, documents],
  )
}
