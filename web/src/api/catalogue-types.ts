// The shapes of the catalogue editor, as src/app/catalogue/revision_views.h lays them down.
import type { Named, Words } from './types'

export type Json = null | boolean | number | string | Json[] | { [member: string]: Json }
export type JsonObject = { [member: string]: Json }

export interface RecordSummary {
  kind: string
  code: string
  name: Words
  place: Words
  standing: string
  used_by: number
  change: string
}
export interface RecordList {
  records: RecordSummary[]
  next?: string
  total: number
}
export interface RevisionProblem {
  rule: string
  severity: string
  kind: string
  code: string
  pointer: string
  message: Words
  news: boolean
}
export interface RevisionProblems {
  problems: RevisionProblem[]
  errors: number
  warnings: number
  hints: number
}
export interface SaveView {
  number: number
  by: string
  at: string
  undone: boolean
}
export interface RecordView {
  kind: string
  code: string
  save: number
  document: Json
  base: Json
  yaml: string
  saves: SaveView[]
  problems: RevisionProblem[]
  used_by: RecordSummary[]
}
export interface RecordSaved {
  save: number
  problems: RevisionProblem[]
}
export interface RevisionStep {
  what: string
  by: string
  post?: Named
  at: string
  text: string
  records: { kind: string; code: string }[]
  department?: Named
}
export interface AwaitedReview {
  kind: string
  department?: Named
  given: boolean
}
export interface RevisionCan {
  action: string
  allowed: boolean
  why_not?: Words
}
export interface RevisionSummary {
  id: string
  title: string
  stage: string
  drafter: string
  opened_at: string
  changed_at: string
  records: number
  effective_from?: string
  version?: string
  awaits_me: boolean
}
export interface RevisionList {
  revisions: RevisionSummary[]
  next?: string
  current_version: string
}
export interface RevisionView {
  summary: RevisionSummary
  version: number
  base: string
  base_is_current: boolean
  records: RecordSummary[]
  steps: RevisionStep[]
  reviews: AwaitedReview[]
  errors: number
  warnings: number
  hints: number
  can: RevisionCan[]
}
export interface RevisionTaken {
  id: string
  stage: string
  version: number
}
export interface DifferenceRow {
  pointer: string
  before?: Json
  after?: Json
}
export interface RecordDifference {
  kind: string
  code: string
  name: Words
  change: string
  rows: DifferenceRow[]
}
export interface DifferencesView {
  against: string
  records: RecordDifference[]
  city_template?: Words | null
  in_template: string[]
}
export interface ImpactPackage {
  package: Named
  change: string
  days_before?: number
  days_after?: number
  materials_before?: number
  materials_after?: number
  items_before?: number
  items_after?: number
}
export interface ImpactIndicator {
  code: string
  name: Words
  unit: string
  before?: number
  after?: number
}
export interface ImpactPromise {
  item: Named
  days_before: number
  days_after: number
  unit: string
  adoptable: boolean
  running: number
}
export interface ImpactView {
  packages: ImpactPackage[]
  guides: Named[]
  windows: Named[]
  cases: { package: Named; running: number }[]
  promises: ImpactPromise[]
  indicators: ImpactIndicator[]
}
export interface VersionView {
  number: number
  version: string
  effective_from?: string
  published_at: string
  by: string
  revision?: string
  current: boolean
}
export interface VersionList {
  versions: VersionView[]
}
