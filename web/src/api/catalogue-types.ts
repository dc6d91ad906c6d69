// What the contract leaves open: a record's document and the places in it. All else is generated.
import type * as t from './types'

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json }
export type JsonObject = { [member: string]: Json }

export type RecordView = Omit<t.RecordView, 'document' | 'base'> & { document: Json; base: Json }
export type DifferenceRow = Omit<t.DifferenceRowView, 'before' | 'after'> & { before?: Json; after?: Json }
export type RecordDifference = Omit<t.RecordDifferenceView, 'rows'> & { rows: DifferenceRow[] }
export type DifferencesView = Omit<t.DifferencesView, 'records'> & { records: RecordDifference[] }
