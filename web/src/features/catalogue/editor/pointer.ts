// Places inside a record's document, as JSON pointers. Documents are never changed, only replaced: what did
// not change stays the same object, so that a form of hundreds of fields draws only the one typed into.
import type { Json, JsonObject } from '@/api'

export function partsOf(pointer: string): string[] {
  if (pointer === '') return []
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

export function pointerOf(parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function child(value: Json | undefined, part: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(part)]
  return isObject(value) ? value[part] : undefined
}

export function valueAt(document: Json | undefined, pointer: string): Json | undefined {
  return partsOf(pointer).reduce(child, document)
}

function placed(
  value: Json | undefined,
  parts: readonly string[],
  next: Json | undefined,
): Json | undefined {
  const [part, ...rest] = parts
  if (part === undefined) return next
  const inner = placed(child(value, part), rest, next)
  if (Array.isArray(value)) {
    const rows = [...value]
    if (inner === undefined) rows.splice(Number(part), 1)
    else rows[Number(part)] = inner
    return rows
  }
  const members = isObject(value) ? { ...value } : {}
  if (inner === undefined) Reflect.deleteProperty(members, part)
  else members[part] = inner
  return members
}

/** The document with another value at that place; undefined takes the member or the row out. */
export function withValue(document: Json, pointer: string, value: Json | undefined): Json {
  return placed(document, partsOf(pointer), value) ?? null
}

/** Whether the one place is the other or lies inside it. */
export function within(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`)
}

export function sameJson(one: Json | undefined, other: Json | undefined): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((part, index) => sameJson(part, other[index]))
  if (isObject(one) && isObject(other)) {
    const names = new Set([...Object.keys(one), ...Object.keys(other)])
    return [...names].every((name) => sameJson(one[name], other[name]))
  }
  return false
}

/** A text in both languages. */
export function isText(value: Json | undefined): value is { zh: string; en: string } {
  if (!isObject(value)) return false
  const names = Object.keys(value)
  return names.length > 0 && names.every((name) => name === 'zh' || name === 'en')
}

const testsOf = new Set(['all', 'any', 'not', 'is', 'at_least', 'less_than', 'answered', 'kept'])

export function isCondition(value: Json | undefined): value is JsonObject {
  if (!isObject(value)) return false
  const [name, ...more] = Object.keys(value)
  return name !== undefined && more.length === 0 && testsOf.has(name)
}
