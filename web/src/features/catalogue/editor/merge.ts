// Two people saved the same record: what each changed, side by side, and the document that comes of the
// choices.
import type { Json } from '@/api'
import { isCondition, isObject, isText, sameJson } from './pointer'

/** The members a row of a list is known by, whatever row it has become. */
const identities = ['item', 'material', 'field', 'code', 'serial', 'law'] as const

function identityOf(row: Json): string | undefined {
  if (typeof row === 'string') return row
  if (!isObject(row)) return undefined
  for (const name of identities) if (typeof row[name] === 'string') return `${name}=${row[name]}`
  return undefined
}

/** Rows by what they are known by; undefined where some are not, or two are known by the same. */
function keyed(rows: readonly Json[]): Map<string, Json> | undefined {
  const map = new Map<string, Json>()
  for (const row of rows) {
    const identity = identityOf(row)
    if (identity === undefined || map.has(identity)) return undefined
    map.set(identity, row)
  }
  return map
}

export type Choice = 'mine' | 'theirs'

export interface Divergence {
  /** Names of members; a row of a list stands as what it is known by, after a colon. */
  path: readonly string[]
  base: Json | undefined
  mine: Json | undefined
  theirs: Json | undefined
  /** Who changed it; where both did, somebody has to choose. */
  changed: Choice | 'both'
}

type Three = Pick<Divergence, 'base' | 'mine' | 'theirs'>

const whole = (value: Json | undefined) => isText(value) || isCondition(value)

function asRows(value: Json | undefined): Map<string, Json> | undefined {
  return Array.isArray(value) ? keyed(value) : undefined
}

/** Where the two differ, each place once, as deep as names lead. */
export function divergences(three: Three, path: readonly string[] = []): Divergence[] {
  const { base, mine, theirs } = three
  if (sameJson(mine, theirs)) return []
  const inside = (
    names: Iterable<string>,
    pick: (value: Json | undefined, name: string) => Json | undefined,
    sign = '',
  ) =>
    [...new Set(names)].flatMap((name) =>
      divergences({ base: pick(base, name), mine: pick(mine, name), theirs: pick(theirs, name) }, [
        ...path,
        sign + name,
      ]),
    )
  if (isObject(mine) && isObject(theirs) && !whole(mine) && !whole(theirs))
    return inside([...Object.keys(theirs), ...Object.keys(mine)], (value, name) =>
      isObject(value) ? value[name] : undefined,
    )
  const [mineRows, theirRows] = [asRows(mine), asRows(theirs)]
  if (mineRows && theirRows && mineRows.size + theirRows.size > 0)
    return inside([...theirRows.keys(), ...mineRows.keys()], (value, name) => asRows(value)?.get(name), ':')
  const changed = sameJson(mine, base) ? 'theirs' : sameJson(theirs, base) ? 'mine' : 'both'
  return [{ path, base, mine, theirs, changed }]
}

export const pathKey = (path: readonly string[]) => path.join('/')

function place(value: Json | undefined, path: readonly string[], next: Json | undefined): Json | undefined {
  const [name, ...rest] = path
  if (name === undefined) return next
  if (name.startsWith(':')) {
    const rows = Array.isArray(value) ? value : []
    const at = rows.findIndex((row) => identityOf(row) === name.slice(1))
    const inner = place(rows[at], rest, next)
    if (at < 0) return inner === undefined ? rows : [...rows, inner]
    return rows.flatMap((row, index) => (index !== at ? [row] : inner === undefined ? [] : [inner]))
  }
  const members = isObject(value) ? { ...value } : {}
  const inner = place(members[name], rest, next)
  if (inner === undefined) Reflect.deleteProperty(members, name)
  else members[name] = inner
  return members
}

/** Theirs, with mine wherever mine was chosen. */
export function merged(
  theirs: Json,
  found: readonly Divergence[],
  choices: Readonly<Record<string, Choice>>,
): Json {
  return found.reduce<Json>((document, one) => {
    const choice = choices[pathKey(one.path)] ?? (one.changed === 'both' ? undefined : one.changed)
    return choice === 'mine' ? (place(document, one.path, one.mine) ?? null) : document
  }, theirs)
}

export function undecided(
  found: readonly Divergence[],
  choices: Readonly<Record<string, Choice>>,
): Divergence[] {
  return found.filter((one) => one.changed === 'both' && !choices[pathKey(one.path)])
}
