// A field of the merged form, as the plan declares it, and its value as text.
import type { Text } from '@/i18n'

export interface Coded {
  code: string
  name: Text
}

export interface FormColumn {
  code: string
  label: Text
  kind: string
  choices: readonly Coded[]
  required: boolean
}

export interface FormField {
  code: string
  label: Text
  group?: Text | undefined
  kind: string
  unit?: Text | undefined
  max_length?: number | undefined
  min?: number | undefined
  max?: number | undefined
  /** A regular expression that the whole value matches. */
  pattern?: string | undefined
  choices: readonly Coded[]
  columns: readonly FormColumn[]
  required: boolean
  /** The applicant fills it in; else it comes from its source by itself. */
  asked: boolean
  from_answer?: string | undefined
  /** applicant, licence, shared, result: only the first is always typed. */
  source: string
  source_name?: Text | undefined
  /** Asks whom to call. */
  to_call?: boolean | undefined
  hint?: Text | undefined
  for_items: readonly Coded[]
}

/** What two fields of one form owe each other; said at `field`. */
export interface FormRule {
  code: string
  /** sum_equals, at_most, at_least_rows, differs */
  kind: string
  field: string
  /** of the table `field` */
  column?: string | undefined
  other: string
  /** Likely, not certain: said, and the form goes on. */
  only_said: boolean
  text: Text
}

/** By field code, as the server keeps them: numbers and dates as text, a table as JSON. */
export type Values = Readonly<Record<string, string>>

export type Row = Record<string, string>

export function readRows(value: string | undefined): Row[] {
  if (!value) return []
  try {
    const rows: unknown = JSON.parse(value)
    return Array.isArray(rows)
      ? rows.filter((row): row is Row => typeof row === 'object' && row !== null)
      : []
  } catch {
    return []
  }
}

export function writeRows(rows: readonly Row[]): string {
  return rows.length === 0 ? '' : JSON.stringify(rows)
}

export interface FormPage {
  /** Stable while answers change: the group's Chinese heading. */
  id: string
  title: Text
  /** To be filled in. */
  fields: FormField[]
  /** Filled by themselves: shown with their source, never asked. */
  automatic: FormField[]
}

/** To be filled in, or at least looked over: not what a result or an earlier answer fills by itself. */
export function typed(field: FormField): boolean {
  return field.asked && !field.from_answer
}

/** Fields under their headings, in the order in which the headings first appear; each field once. */
export function pagesOf(fields: readonly FormField[], otherwise: Text): FormPage[] {
  const pages = new Map<string, FormPage>()
  const seen = new Set<string>()
  for (const field of fields) {
    if (seen.has(field.code)) continue
    seen.add(field.code)
    const title = field.group ?? otherwise
    const page = pages.get(title.zh) ?? { id: title.zh, title, fields: [], automatic: [] }
    if (typed(field)) page.fields.push(field)
    else page.automatic.push(field)
    pages.set(title.zh, page)
  }
  return [...pages.values()].filter((page) => page.fields.length > 0)
}

export function automaticFields(fields: readonly FormField[]): FormField[] {
  return fields.filter((field) => !typed(field))
}
