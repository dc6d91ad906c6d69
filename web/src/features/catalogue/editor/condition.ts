// A condition as a person puts it together: one row for each test, joined by "all" or "any", with
// groups inside.
import type { Json, JsonObject } from '@/api'
import { isObject } from './pointer'

export type Test = 'is' | 'is_not' | 'at_least' | 'less_than' | 'answered' | 'kept'

export interface TestRow {
  row: 'test'
  test: Test
  /** A question's code, or an item's where it is asked whether the item is kept. */
  subject: string
  /** An option's code, a number, or `parameter:` and a parameter's code. */
  value: string
}
export interface GroupRow {
  row: 'group'
  join: 'all' | 'any'
  negated: boolean
  rows: ConditionRow[]
}
export type ConditionRow = TestRow | GroupRow

export const parameterSign = 'parameter:'

const emptyGroup = (): GroupRow => ({ row: 'group', join: 'all', negated: false, rows: [] })

function pair(value: Json | undefined): [Json | undefined, Json | undefined] {
  return Array.isArray(value) ? [value[0], value[1]] : [undefined, undefined]
}

function compared(test: 'at_least' | 'less_than', value: Json | undefined): TestRow {
  const [subject, limit] = pair(value)
  const parameter = isObject(limit) ? limit.parameter : undefined
  return {
    row: 'test',
    test,
    subject: String(subject ?? ''),
    value: parameter === undefined ? String(limit ?? '') : `${parameterSign}${String(parameter)}`,
  }
}

function rowOf(condition: Json): ConditionRow {
  const [name = '', value] = Object.entries(isObject(condition) ? condition : {})[0] ?? []
  switch (name) {
    case 'all':
    case 'any':
      return { ...emptyGroup(), join: name, rows: Array.isArray(value) ? value.map(rowOf) : [] }
    case 'not': {
      const inner = rowOf(value ?? null)
      if (inner.row === 'group') return { ...inner, negated: !inner.negated }
      if (inner.test === 'is') return { ...inner, test: 'is_not' }
      return { ...emptyGroup(), negated: true, rows: [inner] }
    }
    case 'at_least':
    case 'less_than':
      return compared(name, value)
    case 'answered':
    case 'kept':
      return { row: 'test', test: name, subject: String(value ?? ''), value: '' }
    default: {
      const [subject, option] = pair(value)
      return { row: 'test', test: 'is', subject: String(subject ?? ''), value: String(option ?? '') }
    }
  }
}

/** The rows of a condition; one test alone is a group of one. */
export function groupOf(condition: Json | undefined): GroupRow {
  if (condition === undefined || condition === null) return emptyGroup()
  const row = rowOf(condition)
  return row.row === 'group' ? row : { ...emptyGroup(), rows: [row] }
}

type IsYesNo = (question: string) => boolean

function limitOf(value: string): Json {
  if (value.startsWith(parameterSign)) return { parameter: value.slice(parameterSign.length) }
  const plain = value.normalize('NFKC').replace(/[,\s]/g, '')
  return plain !== '' && Number.isFinite(Number(plain)) ? Number(plain) : value
}

function fromTest({ test, subject, value }: TestRow, isYesNo: IsYesNo): JsonObject | undefined {
  if (!subject) return undefined
  if (test === 'answered' || test === 'kept') return { [test]: subject }
  if (value === '') return undefined
  if (test === 'at_least' || test === 'less_than') return { [test]: [subject, limitOf(value)] }
  const answer: Json = isYesNo(subject) ? value === 'true' : value
  const is = { is: [subject, answer] }
  return test === 'is' ? is : { not: is }
}

/** The condition the rows say; rows still being filled in are left out, and nothing said is no condition. */
export function conditionOf(group: GroupRow, isYesNo: IsYesNo): JsonObject | undefined {
  const parts = group.rows.flatMap((row) => {
    const part = row.row === 'group' ? conditionOf(row, isYesNo) : fromTest(row, isYesNo)
    return part ? [part] : []
  })
  const [first, ...more] = parts
  if (!first) return undefined
  const whole = more.length === 0 ? first : { [group.join]: parts }
  return group.negated ? { not: whole } : whole
}

/** The questions a condition looks at. */
export function subjectsOf(condition: Json | undefined): string[] {
  if (Array.isArray(condition)) return condition.flatMap(subjectsOf)
  if (!isObject(condition)) return []
  return Object.entries(condition).flatMap(([name, value]) => {
    if (name === 'all' || name === 'any' || name === 'not') return subjectsOf(value)
    if (name === 'answered') return [String(value)]
    if (name === 'kept') return []
    return Array.isArray(value) ? [String(value[0])] : []
  })
}
