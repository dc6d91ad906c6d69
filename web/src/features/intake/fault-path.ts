import type { Problem } from '@/api'
import type { Text } from '@/i18n'

/** "fields.owners[0].name", "materials.lease", "materials[1].files" → the field or material it is about. */
export function codeOf(path: string, materials: readonly { material: string }[]): string {
  const [, head, rest] = /^(fields|disputes|materials)[.[](.*)$/.exec(path) ?? []
  if (!head || rest === undefined) return path
  const index = /^(\d+)\]/.exec(rest)
  if (head === 'materials' && index) return materials[Number(index[1])]?.material ?? path
  return rest.split(/[.[]/)[0] ?? path
}

/** What the server refused, field by field, in its words. */
export function refusedFields(
  problem: Problem,
  materials: readonly { material: string }[],
  text: (words: Text) => string,
): { name: string; message: string }[] {
  return problem.fields.map((fault) => ({
    name: codeOf(fault.field, materials),
    message: text(fault.text),
  }))
}
