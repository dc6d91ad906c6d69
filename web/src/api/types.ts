// Until the contract is generated: the views the server declares, under their names there.
export interface Words {
  zh: string
  en: string
}
export interface Named {
  code: string
  name: Words
}
export interface SignIn {
  account: string
  password: string
}
export interface Register {
  account: string
  password: string
  person: ApplicantInput
}
export interface Me {
  person: string
  name: string
  kind: string
  roles: string[]
  post?: Named
  department?: Named
  domains: Named[]
  windows: Named[]
  surfaces: string[]
  demo: boolean
  now: string
}
export interface PersonView {
  person: string
  kind: string
  name: string
  identity: string
  phone: string
}
export interface PersonList {
  people: PersonView[]
}
export interface FindPerson {
  identity_number: string
}
export interface DemoAccount {
  account: string
  password: string
  name: string
  post: Words
  surfaces: string[]
}
export interface DemoAccounts {
  accounts: DemoAccount[]
}
export interface ClockStep {
  to?: string
  working_days?: number
}
export interface ClockNow {
  now: string
  day: string
  working_day: boolean
}
export interface PackageSummary {
  code: string
  name: Words
  summary: Words
  lead: Named
  domain: Named
  item_count: number
}
export interface PackageList {
  packages: PackageSummary[]
}
export interface QuestionView {
  code: string
  text: Words
  why: Words
  kind: string
  options: Named[]
  unit?: Words
  min?: number
  max?: number
  default_answer?: string
}
export interface PackageView {
  code: string
  name: Words
  summary: Words
  lead: Named
  domain: Named
  questions: QuestionView[]
  items: Named[]
  catalogue_version: string
}
export interface PlanRequest {
  answers: Record<string, string>
}
export interface LimitView {
  days: number
  unit: string
  source: string
  certain: boolean
}
export interface PlanItemView {
  item: Named
  department: Named
  section: string
  statutory?: LimitView
  promised: LimitView
  instant: boolean
  by_commitment: boolean
  site_check: boolean
  why: Words
  basis: string[]
  start_day: number
  end_day: number
  result: string
}
export interface DroppedView {
  item: Named
  why: Words
}
export interface PlanMaterialView {
  code: string
  name: Words
  why: Words
  source: string
  asked: boolean
  necessity: string
  copies: number
  for_items: Named[]
  how_to_get: Words
  good_example: Words
  bad_example: Words
  common_faults: Named[]
  certain: boolean
}
export interface ColumnView {
  code: string
  label: Words
  kind: string
  choices: Named[]
  required: boolean
}
export interface PlanFieldView {
  code: string
  label: Words
  group?: Words
  kind: string
  unit?: Words
  max_length?: number
  min?: number
  max?: number
  choices: Named[]
  columns: ColumnView[]
  required: boolean
  asked: boolean
  source: string
  from_question?: string
  source_name?: Words
  hint?: Words
  for_items: Named[]
}
export interface EffortView {
  steps: number
  days: number
  trips: number
  materials: number
}
export interface PlanView {
  package: string
  name: Words
  complete: boolean
  visible: string[]
  next?: string
  blocked?: Words
  items: PlanItemView[]
  dropped: DroppedView[]
  materials: PlanMaterialView[]
  fields: PlanFieldView[]
  edges: string[][]
  critical_path: string[]
  promised_days: number
  trips: number
  fees: string
  before: EffortView
  after: EffortView
  rules: Words[]
  uncertain: Words[]
}
export interface ItemView {
  code: string
  name: Words
  implementation_code: string
  department: Named
  section: string
  kind: Words
  basis: string[]
  statutory?: LimitView
  promised: LimitView
  instant: boolean
  conditions: Words[]
  review_criteria: Words[]
  materials: Named[]
  result: string
  packages: Named[]
}
export interface SearchHit {
  kind: string
  code: string
  name: Words
  about: Words
}
export interface SearchResult {
  hits: SearchHit[]
}
export interface IdentityInput {
  kind: string
  number: string
}
export interface ApplicantInput {
  kind: string
  name: string
  identity: IdentityInput
  phone: string
}
export interface HandedMaterialInput {
  material: string
  form: string
  copies?: number
  files: string[]
}
export interface FileCase {
  package: string
  answers: Record<string, string>
  fields: Record<string, string>
  materials: HandedMaterialInput[]
  applicant?: string
  window?: string
  delivery?: string
  draft?: string
}
export interface DraftInput {
  package: string
  answers: Record<string, string>
  fields: Record<string, string>
  materials: HandedMaterialInput[]
  page: string
}
export interface DraftView {
  id: string
  package: string
  answers: Record<string, string>
  fields: Record<string, string>
  materials: HandedMaterialInput[]
  page: string
  saved_at: string
  expires_at: string
}
export interface DraftList {
  drafts: DraftView[]
}
export interface FindingInput {
  kind: string
  subject: string
  ok: boolean
  fault?: string
  note?: string
}
export interface Examination {
  findings: FindingInput[]
}
export interface NonAcceptanceInput {
  items: string[]
  ground: string
  organ?: string
  reason: string
}
export interface SupplementInput {
  materials: HandedMaterialInput[]
  fields: Record<string, string>
}
export interface WithdrawalInput {
  reason: string
}
export interface FileStored {
  file: string
  name: string
  type: string
  size: number
}
export interface Can {
  action: string
  item?: string
  allowed: boolean
  why_not?: Words
  code?: string
  mandate?: string
  mandate_until?: string
}
export interface ClockView {
  limit: number
  unit: string
  due: string
  provisional: boolean
  used: number
  left: number
  source: string
  certain: boolean
}
export interface StopView {
  from: string
  to?: string
  ground: Words
  clause: string
}
export interface FindingView {
  kind: string
  subject: string
  name: Words
  ok: boolean
  fault?: string
  fault_text?: Words
  note?: string
}
export interface FileView {
  file: string
  type: string
  size: number
}
export interface MaterialView {
  code: string
  name: Words
  why: Words
  source: string
  asked: boolean
  copies: number
  for_items: Named[]
  how_to_get: Words
  common_faults: Named[]
  form?: string
  files: FileView[]
  finding?: FindingView
  result_number?: string
}
export interface FieldView {
  code: string
  label: Words
  kind: string
  value: string
  choices: Named[]
}
export interface DocumentView {
  document: string
  kind: string
  name: Words
  item?: string
  number?: string
  made_at: string
}
export interface OfficerView {
  name: string
  certificate: string
}
export interface VisitView {
  visited_at: string
  place: string
  officers: OfficerView[]
  findings: string
  passed: boolean
  person_present: string
  recorded_by: string
}
export interface PublicityView {
  kind: Named
  days: number
  unit: string
  from?: string
  to?: string
  place?: string
}
export interface ReviewView {
  in_favour: boolean
  opinion: string
  by: string
  at: string
}
export interface DecisionView {
  outcome: string
  by_commitment: boolean
  ground?: Words
  reason: string
  by: string
  mandate: string
  at: string
  result_name?: string
  result_number?: string
  valid_to?: string
  check_by?: string
  deliver_by?: string
}
export interface TaskView {
  item: Named
  department: Named
  section: string
  state: Named
  instant: boolean
  by_commitment: boolean
  site_check: boolean
  waits_for: Named[]
  accepted_on?: string
  accepted_by?: string
  acceptance_ground?: Words
  window_closes_on?: string
  promised?: ClockView
  statutory?: ClockView
  light: string
  stops: StopView[]
  visits: VisitView[]
  publicity: PublicityView[]
  reviews: ReviewView[]
  decision?: DecisionView
  handed_over_at?: string
  refusal_grounds: Named[]
  procedures: Named[]
  review_criteria: Words[]
}
export interface TimelineEntry {
  at: string
  kind: string
  what: Words
  item?: string
  by: string
  seq: number
}
export interface NoticeView {
  at: string
  faults: FindingView[]
  items: Named[]
  answer_by: string
  answered: boolean
}
export interface PartyView {
  name: string
  kind: string
  identity: string
  phone: string
}
export interface CaseView {
  id: string
  number: string
  version: number
  package: Named
  domain: Named
  channel: string
  state: Named
  next_step: Words
  received_at: string
  receipt_code?: string
  applicant: PartyView
  agent?: PartyView
  promised_on?: string
  promised_days: number
  provisional: boolean
  delivery: string
  answers: Record<string, string>
  tasks: TaskView[]
  edges: string[][]
  materials: MaterialView[]
  fields: FieldView[]
  notices: NoticeView[]
  documents: DocumentView[]
  timeline: TimelineEntry[]
  can: Can[]
  uncertain: Words[]
}
export interface CaseSummary {
  id: string
  number: string
  version: number
  package: Named
  applicant: string
  channel: string
  state: Named
  received_at: string
  promised_on?: string
  light: string
  to_hand_over: number
}
export interface CaseList {
  cases: CaseSummary[]
  next?: string
  total: number
}
export interface Taken {
  id: string
  number: string
  version: number
  documents: string[]
}
export interface OpenSpanView {
  open: string
  close: string
}
export interface CentreView {
  name: Words
  district: Words
  demo: boolean
  address: Words
  phone: string
  complaint_phone: string
  weekdays: OpenSpanView[]
  saturday: OpenSpanView[]
  sunday: OpenSpanView[]
  hours_note: Words
}
