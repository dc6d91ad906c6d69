// What comes before what in a package: proposals from who needs whose result, steps for the tree, places
// for the graph.
import type { Json, JsonObject } from '@/api'
import { isObject, isText } from './pointer'

export type Edge = readonly [from: string, to: string]

export function edgesOf(document: JsonObject): Edge[] {
  return (Array.isArray(document.edges) ? document.edges : []).flatMap((edge) =>
    Array.isArray(edge) && edge.length === 2 ? [[String(edge[0]), String(edge[1])] as const] : [],
  )
}

export function itemsOf(document: JsonObject): string[] {
  return (Array.isArray(document.items) ? document.items : []).flatMap((row) =>
    isObject(row) && typeof row.item === 'string' ? [row.item] : [],
  )
}

const sameEdge = (one: Edge, other: Edge) => one[0] === other[0] && one[1] === other[1]

/** Answers what is reached from an item along the edges, itself among it; each item is looked from once. */
export function reachOf(edges: readonly Edge[]): (from: string) => ReadonlySet<string> {
  const next = new Map<string, string[]>()
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to])
  const known = new Map<string, ReadonlySet<string>>()
  return (from) => {
    const found = known.get(from)
    if (found) return found
    const reached = new Set([from])
    // A set grows while one goes through it, and what is new is gone through as well.
    for (const item of reached) for (const to of next.get(item) ?? []) reached.add(to)
    known.set(from, reached)
    return reached
  }
}

export interface Proposal {
  edge: Edge
  /** The material the one makes and the other needs. */
  material: string
}

function materialsOf(item: Json): string[] {
  const rows = isObject(item) && Array.isArray(item.materials) ? item.materials : []
  return rows.flatMap((row) => (isObject(row) && typeof row.material === 'string' ? [row.material] : []))
}

function madeBy(item: Json): string | undefined {
  const result = isObject(item) && isObject(item.result) ? item.result : {}
  return typeof result.material === 'string' ? result.material : undefined
}

/** Edges that are missing where one item uses what another makes; none that would close a circle. */
export function proposedEdges(items: ReadonlyMap<string, Json>, edges: readonly Edge[]): Proposal[] {
  const proposals: Proposal[] = []
  for (const [from, maker] of items) {
    const material = madeBy(maker)
    if (!material) continue
    for (const [to, user] of items) {
      const edge: Edge = [from, to]
      if (from === to || !materialsOf(user).includes(material)) continue
      const all = [...edges, ...proposals.map((one) => one.edge)]
      if (all.some((one) => sameEdge(one, edge)) || reachOf(all)(to).has(from)) continue
      proposals.push({ edge, material })
    }
  }
  return proposals
}

/** The step each item is taken in: one after the last it waits for. What goes in a circle is in step 0. */
export function stepsOf(items: readonly string[], edges: readonly Edge[]): Map<string, number> {
  const steps = new Map<string, number>()
  const visit = (item: string, path: readonly string[]): number => {
    const known = steps.get(item)
    if (known !== undefined) return known
    if (path.includes(item)) return 0
    const before = edges.filter((edge) => edge[1] === item && items.includes(edge[0]))
    const step = before.reduce((most, edge) => Math.max(most, visit(edge[0], [...path, item]) + 1), 0)
    steps.set(item, step)
    return step
  }
  for (const item of items) visit(item, [])
  return steps
}

/** The items of a circle, if there is one. */
export function circleIn(items: readonly string[], edges: readonly Edge[]): string[] {
  const reached = reachOf(edges)
  const found = edges.find((edge) => reached(edge[1]).has(edge[0]))
  if (!found) return []
  return items.filter((item) => reached(found[0]).has(item) && reached(item).has(found[0]))
}

export interface Place {
  item: string
  x: number
  y: number
}

export const nodeSize = { width: 200, height: 52, gapX: 72, gapY: 18 }

/** A column for each step; inside it in the order of what they wait for, so that few lines cross. */
export function placesOf(items: readonly string[], edges: readonly Edge[]): Place[] {
  const steps = stepsOf(items, edges)
  const columns = new Map<number, string[]>()
  for (const item of items) {
    const step = steps.get(item) ?? 0
    columns.set(step, [...(columns.get(step) ?? []), item])
  }
  const rowOf = new Map<string, number>()
  const places: Place[] = []
  for (const step of [...columns.keys()].sort((one, other) => one - other)) {
    const weight = (item: string) => {
      const before = edges.filter((edge) => edge[1] === item).map((edge) => rowOf.get(edge[0]) ?? 0)
      return before.length ? before.reduce((sum, row) => sum + row, 0) / before.length : 0
    }
    const column = [...(columns.get(step) ?? [])].sort((one, other) => weight(one) - weight(other))
    column.forEach((item, row) => {
      rowOf.set(item, row)
      places.push({
        item,
        x: step * (nodeSize.width + nodeSize.gapX),
        y: row * (nodeSize.height + nodeSize.gapY),
      })
    })
  }
  return places
}

/** The package without that item, and without the edges from and to it. */
export function withoutItem(document: JsonObject, item: string): JsonObject {
  const rows = Array.isArray(document.items) ? document.items : []
  return {
    ...document,
    items: rows.filter((row) => !isObject(row) || row.item !== item),
    edges: edgesOf(document)
      .filter((edge) => !edge.includes(item))
      .map((edge) => [...edge]),
  }
}

/** Why an item is there, in a sentence one may leave as it is. */
export function usualWhy(name: { zh: string; en: string }) {
  return {
    zh: `这件事要办“${name.zh}”。`,
    en: `You need this for it: ${name.en || name.zh}.`,
  }
}

export function usualDroppedWhy(name: { zh: string; en: string }) {
  return {
    zh: `按您的情况，不用办“${name.zh}”。`,
    en: `Your case does not need this: ${name.en || name.zh}.`,
  }
}

/** A code from an English name: “Open a flower shop with a café” → open-flower-shop-with-cafe. */
export function codeFrom(english: string): string {
  const plain = english.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const parts = plain
    .split(/[^a-z0-9]+/)
    .filter((part) => part && !['a', 'an', 'the', 'and'].includes(part))
  return parts.join('-').slice(0, 60).replace(/-$/, '')
}

interface NewPackage {
  code: string
  name: { zh: string; en: string }
}

/**
 * Another package as the ground for a new one: its items, questions and order. What was said of the other one
 * alone is not: what it is called, who coordinates it and by what source, what was promised, where it stands.
 */
export function copyOf(base: JsonObject, { code, name }: NewPackage): JsonObject {
  const { coordination, promise, elder, display_order, ...shared } = base
  void [coordination, promise, elder, display_order]
  return {
    ...shared,
    code,
    name: { ...name },
    aliases: [name.zh, name.en.toLowerCase()].filter(Boolean),
    summary: {
      zh: `${name.zh}要办的事，一次办齐。`,
      en: `${name.en}: everything it needs, in one go.`,
    },
  }
}

export function emptyPackage({ code, name }: NewPackage): JsonObject {
  const empty = {
    code,
    name,
    aliases: [],
    lead: '',
    domain: '',
    summary: {},
    all_or_nothing: false,
    questions: [],
    items: [],
    edges: [],
    blocks: [],
  }
  return copyOf(empty, { code, name })
}

/** Where only the Chinese name is known: package-1, package-2 … the first that is free. */
export function freePackageCode(taken: readonly string[]): string {
  let number = 1
  while (taken.includes(`package-${number}`)) number++
  return `package-${number}`
}

export const sayName = (value: Json | undefined) => (isText(value) ? value : { zh: '', en: '' })
