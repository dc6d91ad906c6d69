// From a record's JSON Schema to the kind of control a member is filled in with.
import type { Json, JsonObject } from '@/api'
import { isObject, pointerOf, valueAt } from './pointer'

export interface Shape {
  schema: JsonObject
  /** The definition it was taken from: text, basis, condition, slug … */
  ref: string
}

export function shapeOf(schema: Json | undefined, root: JsonObject): Shape {
  let at: JsonObject = isObject(schema) ? schema : {}
  let ref = ''
  // A definition may itself be another one's.
  for (let step = 0; step < 8 && typeof at.$ref === 'string'; step++) {
    ref = at.$ref.split('/').at(-1) ?? ''
    const next = valueAt(root, pointerOf(at.$ref.slice(2).split('/')))
    at = isObject(next) ? next : {}
  }
  return { schema: at, ref }
}

export type Control =
  | 'text'
  | 'condition'
  | 'record'
  | 'line'
  | 'day'
  | 'number'
  | 'yes_no'
  | 'choice'
  | 'several'
  | 'tags'
  | 'records'
  | 'rows'
  | 'group'
  | 'variants'
  | 'yes'
  | 'free'

/** Members that name another record, and of which kind it is. */
const recordMembers: Readonly<Record<string, string>> = {
  department: 'department',
  lead: 'department',
  material: 'material',
  item: 'item',
  field: 'field',
  fields: 'field',
  instead: 'item',
}

export function recordKindOf(name: string, ref: string): string | undefined {
  return ref === 'slug' || ref === 'key' ? recordMembers[name] : undefined
}

function arrayControl(shape: Shape, root: JsonObject, name: string): Control {
  const inner = shapeOf(shape.schema.items, root)
  if (Array.isArray(inner.schema.enum)) return 'several'
  if (Array.isArray(inner.schema.anyOf)) return 'rows'
  if (inner.schema.type === 'object') return 'rows'
  return recordKindOf(name, inner.ref) ? 'records' : 'tags'
}

export function controlOf(shape: Shape, root: JsonObject, name: string): Control {
  const { schema, ref } = shape
  if (ref === 'text') return 'text'
  if (ref === 'condition') return 'condition'
  if (ref === 'day') return 'day'
  if (recordKindOf(name, ref)) return 'record'
  if (Array.isArray(schema.anyOf)) return 'variants'
  if (Array.isArray(schema.enum)) return 'choice'
  if (schema.const === true) return 'yes'
  if (Array.isArray(schema.type)) return 'free'
  switch (schema.type) {
    case 'object':
      return 'group'
    case 'array':
      return arrayControl(shape, root, name)
    case 'boolean':
      return 'yes_no'
    case 'integer':
    case 'number':
      return 'number'
    default:
      return 'line'
  }
}

export interface Variant {
  name: string
  shape: Shape
  /** What stands there when it is chosen. */
  first: Json
  suits: (value: Json | undefined) => boolean
}

function variantOf(schema: Json, root: JsonObject): Variant {
  const shape = shapeOf(schema, root)
  const { type } = shape.schema
  if (type === 'null') return { name: 'null', shape, first: null, suits: (value) => value === null }
  const fixed = shape.schema.const
  if (typeof fixed === 'string')
    return { name: fixed, shape, first: fixed, suits: (value) => value === fixed }
  if (type !== 'object')
    return { name: 'value', shape, first: '', suits: (value) => value !== null && !isObject(value) }
  const own = requiredOf(shape.schema)[0] ?? 'value'
  return {
    name: own,
    shape,
    first: emptyOf(shape, root, ''),
    suits: (value) => isObject(value) && own in value,
  }
}

/** The ways a member may be, each told from the others by what only it must have. */
export function variantsOf(shape: Shape, root: JsonObject): Variant[] {
  const ways = Array.isArray(shape.schema.anyOf) ? shape.schema.anyOf : []
  const all = ways.map((way) => variantOf(way, root))
  const objects = all.filter((one) => one.shape.schema.type === 'object')
  return objects.length > 1
    ? all
    : all.map((one) =>
        one.shape.schema.type === 'object' ? { ...one, name: 'value', suits: isObject } : one,
      )
}

export function requiredOf(schema: JsonObject): string[] {
  return Array.isArray(schema.required) ? schema.required.map(String) : []
}

export function propertiesOf(schema: JsonObject): [string, Json][] {
  return Object.entries(isObject(schema.properties) ? schema.properties : {})
}

/** What most people would choose; everything else begins empty. */
const usual: Readonly<Record<string, Json>> = {
  confidence: 'U',
  unit: 'working',
  copies: 1,
  days: 1,
  necessity: 'required',
  officers: 2,
  visits: 0,
  supplement_days: 30,
}

/** A new value of that shape, with every member it must have. */
export function emptyOf(shape: Shape, root: JsonObject, name: string): Json {
  const { schema, ref } = shape
  if (name in usual) return usual[name] ?? null
  if (ref === 'text') return { zh: '', en: '' }
  if (ref === 'condition') return {}
  if (Array.isArray(schema.anyOf)) return variantsOf(shape, root)[0]?.first ?? null
  switch (schema.type) {
    case 'object': {
      const properties = new Map(propertiesOf(schema))
      return Object.fromEntries(
        requiredOf(schema).map((one) => [one, emptyOf(shapeOf(properties.get(one), root), root, one)]),
      )
    }
    case 'array':
      return []
    case 'boolean':
      return false
    case 'integer':
    case 'number':
      return typeof schema.minimum === 'number' ? schema.minimum : 0
    default:
      return ''
  }
}
