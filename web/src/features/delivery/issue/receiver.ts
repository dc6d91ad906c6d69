// Who comes for the results, and what they must show: what is asked, what is missing, what is sent.
import type { HandoverInput } from '@/api'
import { plainNumber } from '@/form'

export type Way = 'window' | 'courier'
export type PaperKind = 'id_card' | 'credit_code' | 'other'
export type Relation = 'self' | 'agent' | 'family' | 'authorised'

export interface Receiver {
  items: readonly string[]
  way: Way
  relation: Relation
  /** Which paper was shown: a number says by no length what it is on. */
  kind: PaperKind
  identity: string
  name: string
  proof: string
  tracking: string
}

export type Field = 'items' | 'identity' | 'receiver' | 'proof' | 'tracking'
export type Fault = { field: Field; code: 'missing' }

/** Somebody on file is known by their number alone; others bring a name and a proof. */
export const onFile = (relation: Relation) => relation === 'self' || relation === 'agent'

/** The papers somebody may show: an organisation its licence, people what they have. */
export const papersOf = (relation: Relation, organisation: boolean): readonly PaperKind[] =>
  organisation && relation === 'self' ? ['credit_code'] : ['id_card', 'other']

/** What is missing. Whether a number is a card's or a passport's, and right, the server says at its field. */
export function faultsOf(receiver: Receiver): Fault[] {
  const missing = (field: Field, value: string): Fault[] =>
    value.trim() === '' ? [{ field, code: 'missing' }] : []
  const items: Fault[] = receiver.items.length === 0 ? [{ field: 'items', code: 'missing' }] : []
  if (receiver.way === 'courier') return [...items, ...missing('tracking', receiver.tracking)]
  const number = missing('identity', receiver.identity)
  if (onFile(receiver.relation)) return [...items, ...number]
  return [...items, ...number, ...missing('receiver', receiver.name), ...missing('proof', receiver.proof)]
}

export function handoverOf(receiver: Receiver): HandoverInput {
  const items = [...receiver.items]
  if (receiver.way === 'courier')
    return { items, way: 'courier', relation: 'self', proof: receiver.tracking.trim() }
  const known = {
    items,
    way: 'window',
    relation: receiver.relation,
    identity_kind: receiver.kind,
    identity_number: plainNumber(receiver.identity),
  }
  if (onFile(receiver.relation)) return known
  return { ...known, receiver: receiver.name.trim(), proof: receiver.proof.trim() }
}

/** Where what the server found wrong stands on the form. */
export function fieldOf(path: string): Field | undefined {
  const first = path.split(/[.[]/)[0]
  if (first === 'identity_number' || first === 'identity_kind') return 'identity'
  return (['items', 'receiver', 'proof'] as const).find((field) => field === first)
}
