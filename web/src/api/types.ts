// The shapes of the contract, under the names they have in the server. Written by npm run api.
import type { components } from './openapi'

type Schemas = components['schemas']

/** The server leaves an absent member out; it never answers null. */
export type Present<T> = T extends null
  ? never
  : T extends readonly (infer Part)[]
    ? Present<Part>[]
    : T extends object
      ? { [Key in keyof T]: Present<T[Key]> }
      : T

export type ActivationInput = Present<Schemas['ActivationInput']>
export type ActivationView = Present<Schemas['ActivationView']>
export type ApplicantInput = Present<Schemas['ApplicantInput']>
export type ArchiveInput = Present<Schemas['ArchiveInput']>
export type BusinessLicenceView = Present<Schemas['BusinessLicenceView']>
export type Can = Present<Schemas['Can']>
export type CaseList = Present<Schemas['CaseList']>
export type CaseSummary = Present<Schemas['CaseSummary']>
export type CaseView = Present<Schemas['CaseView']>
export type CatalogueReport = Present<Schemas['CatalogueReport']>
export type CentreView = Present<Schemas['CentreView']>
export type ClockNow = Present<Schemas['ClockNow']>
export type ClockStep = Present<Schemas['ClockStep']>
export type ClockView = Present<Schemas['ClockView']>
export type ColumnView = Present<Schemas['ColumnView']>
export type DecisionInput = Present<Schemas['DecisionInput']>
export type DecisionView = Present<Schemas['DecisionView']>
export type DemoAccount = Present<Schemas['DemoAccount']>
export type DemoAccounts = Present<Schemas['DemoAccounts']>
export type DepartmentCounts = Present<Schemas['DepartmentCounts']>
export type DeskCounts = Present<Schemas['DeskCounts']>
export type DocumentView = Present<Schemas['DocumentView']>
export type DraftInput = Present<Schemas['DraftInput']>
export type DraftList = Present<Schemas['DraftList']>
export type DraftView = Present<Schemas['DraftView']>
export type DroppedView = Present<Schemas['DroppedView']>
export type EffortView = Present<Schemas['EffortView']>
export type Examination = Present<Schemas['Examination']>
export type ExclusionView = Present<Schemas['ExclusionView']>
export type ExtensionInput = Present<Schemas['ExtensionInput']>
export type FieldView = Present<Schemas['FieldView']>
export type FileCase = Present<Schemas['FileCase']>
export type FileStored = Present<Schemas['FileStored']>
export type FileView = Present<Schemas['FileView']>
export type FindPerson = Present<Schemas['FindPerson']>
export type FindingInput = Present<Schemas['FindingInput']>
export type FindingView = Present<Schemas['FindingView']>
export type GrantInput = Present<Schemas['GrantInput']>
export type GrantView = Present<Schemas['GrantView']>
export type GranteeView = Present<Schemas['GranteeView']>
export type GuideFactView = Present<Schemas['GuideFactView']>
export type GuideSectionView = Present<Schemas['GuideSectionView']>
export type GuideView = Present<Schemas['GuideView']>
export type HandedMaterialInput = Present<Schemas['HandedMaterialInput']>
export type HandoverInput = Present<Schemas['HandoverInput']>
export type HandoverView = Present<Schemas['HandoverView']>
export type HelpInput = Present<Schemas['HelpInput']>
export type IdentityInput = Present<Schemas['IdentityInput']>
export type IndicatorView = Present<Schemas['IndicatorView']>
export type IssueCounts = Present<Schemas['IssueCounts']>
export type IssueList = Present<Schemas['IssueList']>
export type IssueRow = Present<Schemas['IssueRow']>
export type ItemView = Present<Schemas['ItemView']>
export type JournalHead = Present<Schemas['JournalHead']>
export type LetterChoices = Present<Schemas['LetterChoices']>
export type LetterInput = Present<Schemas['LetterInput']>
export type LetterList = Present<Schemas['LetterList']>
export type LetterTaken = Present<Schemas['LetterTaken']>
export type LetterView = Present<Schemas['LetterView']>
export type LicenceListView = Present<Schemas['LicenceListView']>
export type LimitView = Present<Schemas['LimitView']>
export type MaterialView = Present<Schemas['MaterialView']>
export type Me = Present<Schemas['Me']>
export type Named = Present<Schemas['Named']>
export type NonAcceptanceInput = Present<Schemas['NonAcceptanceInput']>
export type NoticeView = Present<Schemas['NoticeView']>
export type OfficerInput = Present<Schemas['OfficerInput']>
export type OfficerView = Present<Schemas['OfficerView']>
export type Onlooker = Present<Schemas['Onlooker']>
export type OnlookerList = Present<Schemas['OnlookerList']>
export type OpenSpanView = Present<Schemas['OpenSpanView']>
export type Overview = Present<Schemas['Overview']>
export type PackageList = Present<Schemas['PackageList']>
export type PackageSummary = Present<Schemas['PackageSummary']>
export type PackageView = Present<Schemas['PackageView']>
export type PartyView = Present<Schemas['PartyView']>
export type PersonList = Present<Schemas['PersonList']>
export type PersonView = Present<Schemas['PersonView']>
export type PlanFieldView = Present<Schemas['PlanFieldView']>
export type PlanItemView = Present<Schemas['PlanItemView']>
export type PlanMaterialView = Present<Schemas['PlanMaterialView']>
export type PlanRequest = Present<Schemas['PlanRequest']>
export type PlanView = Present<Schemas['PlanView']>
export type ProofInput = Present<Schemas['ProofInput']>
export type PublicityInput = Present<Schemas['PublicityInput']>
export type PublicityView = Present<Schemas['PublicityView']>
export type PublishedView = Present<Schemas['PublishedView']>
export type QuestionView = Present<Schemas['QuestionView']>
export type ReformModeView = Present<Schemas['ReformModeView']>
export type Register = Present<Schemas['Register']>
export type ReviewInput = Present<Schemas['ReviewInput']>
export type ReviewView = Present<Schemas['ReviewView']>
export type RevocationInput = Present<Schemas['RevocationInput']>
export type SearchHit = Present<Schemas['SearchHit']>
export type SearchResult = Present<Schemas['SearchResult']>
export type SignIn = Present<Schemas['SignIn']>
export type SiteVisitInput = Present<Schemas['SiteVisitInput']>
export type StopEndInput = Present<Schemas['StopEndInput']>
export type StopInput = Present<Schemas['StopInput']>
export type StopView = Present<Schemas['StopView']>
export type SupplementInput = Present<Schemas['SupplementInput']>
export type Taken = Present<Schemas['Taken']>
export type TaskList = Present<Schemas['TaskList']>
export type TaskRow = Present<Schemas['TaskRow']>
export type TaskView = Present<Schemas['TaskView']>
export type TimelineEntry = Present<Schemas['TimelineEntry']>
export type VisitView = Present<Schemas['VisitView']>
export type WithdrawalInput = Present<Schemas['WithdrawalInput']>
export type Words = Present<Schemas['Words']>
