// What every desk does before it sends a form: numbers tidied, only what the plan asks, faults found again.
import type { PlanFieldView, Problem } from '@/api'
import { tidied } from '@/form'
import type { Text } from '@/i18n'

type Known = Readonly<Record<string, string>>

/** Only what the plan asks, in the form in which it is checked; an answer given is not asked again. */
export function fieldsToSend(fields: readonly PlanFieldView[], answers: Known, values: Known): Known {
  const entries = fields.map((field) => {
    const given = field.from_answer ? answers[field.from_answer] : values[field.code]
    return [field.code, field.asked ? tidied(field, given ?? '') : ''] as const
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== ''))
}

/** "fields.shareholders[0].name", "materials[1].files" → the field or material it is about. */
function subjectOf(path: string, materials: readonly { material: string }[]): string {
  const [, head, rest] = /^(fields|materials|findings)[.[](.*)$/.exec(path) ?? []
  if (!head || rest === undefined) return path
  const index = /^(\d+)\]/.exec(rest)
  if (head === 'materials' && index) return materials[Number(index[1])]?.material ?? path
  return rest.split(/[.[]/)[0] ?? path
}

/** What the server refused, by field or material, in its words. */
export function refusedByName(
  problem: Problem,
  materials: readonly { material: string }[],
  text: (words: Text) => string,
): Record<string, string> {
  return Object.fromEntries(
    problem.fields.map((fault) => [subjectOf(fault.field, materials), text(fault.text)]),
  )
}
