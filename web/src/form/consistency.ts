// What two fields owe each other, said before the server refuses it. The rules are the catalogue's own.
import { readRows, type FormField, type FormRule, type Values } from './field'

function numberIn(value: string | undefined): number | undefined {
  const plain = (value ?? '').normalize('NFKC').replace(/[,\s]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined
}

function sumOf(value: string | undefined, column: string): number | undefined {
  const numbers = readRows(value).map((row) => numberIn(row[column]))
  if (numbers.length === 0 || numbers.includes(undefined)) return undefined
  return numbers.reduce<number>((sum, one) => sum + (one ?? 0), 0)
}

/** Days as they are kept: 2026-11-28. */
function isDay(value: string | undefined): value is string {
  return value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value)
}

/** What is not filled in, or is no number, is told by its own field. */
export function isBroken(rule: FormRule, values: Values): boolean {
  const first = values[rule.field]
  const limit = numberIn(values[rule.other])
  switch (rule.kind) {
    case 'sum_equals': {
      const sum = sumOf(first, rule.column ?? '')
      if (sum === undefined || limit === undefined) return false
      // Money and areas have few decimals: a sum may differ by what binary fractions lose.
      return Math.abs(sum - limit) > 1e-6 * Math.max(1, Math.abs(limit))
    }
    case 'at_most': {
      const part = numberIn(first)
      return part !== undefined && limit !== undefined && part > limit
    }
    case 'at_least_rows': {
      const rows = readRows(first).length
      return rows > 0 && limit !== undefined && rows < limit
    }
    case 'differs':
      return Boolean(first?.trim()) && first?.trim() === values[rule.other]?.trim()
    case 'not_before':
      return isDay(first) && first < rule.other
    case 'not_after':
      return isDay(first) && first > rule.other
    default:
      return false
  }
}

/** The broken rules, each said at its first field. */
export function brokenRules(rules: readonly FormRule[], values: Values): FormRule[] {
  return rules.filter((rule) => isBroken(rule, values))
}

/** A field that an answer fills has that answer's value, as the server will see it. */
export function withAnswers(
  fields: readonly FormField[],
  values: Values,
  answers: Readonly<Record<string, string>>,
): Values {
  const answered = fields.flatMap((field) => {
    const answer = field.from_answer && answers[field.from_answer]
    return answer ? [[field.code, answer]] : []
  })
  return { ...(Object.fromEntries(answered) as Record<string, string>), ...values }
}
