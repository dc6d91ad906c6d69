// What every control of a record's form knows: the record it is in, what is wrong where, and how a value is
// changed.
import { createContext, useContext } from 'react'
import type { Json, JsonObject } from '@/api'
import type { Text } from '@/i18n'

/** A question conditions may test; of an item they come from the packages it is in. */
export interface Question {
  code: string
  label: { zh: string; en: string }
  kind: string
  /** Its row in the package it is of. */
  row: number
  /** Of which package, where questions of several can be tested. */
  of?: Text | undefined
  options: readonly { code: string; label: { zh: string; en: string } }[]
}

/** A place to be opened and gone to; the count tells a second jump to the same place from the first. */
export interface Reveal {
  pointer: string
  count: number
}

export interface Editing {
  revision: string
  kind: string
  root: JsonObject
  /** Nothing can be changed now: the revision is being reviewed, or it is somebody else's to change. */
  locked: boolean
  change: (pointer: string, value: Json | undefined) => void
  messages: ReadonlyMap<string, readonly string[]>
  reveal: Reveal
  questions: readonly Question[]
  /** Of an item: whose it is, and so whose sections may handle it. */
  department: string
}

export const EditingContext = createContext<Editing | null>(null)

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('a control stands outside of a record')
  return editing
}

export function useMessage(pointer: string): string | undefined {
  const { messages } = useEditing()
  return messages.get(pointer)?.join(' ')
}
