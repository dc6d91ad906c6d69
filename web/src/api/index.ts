export * from './calls'
export * from './staff-calls'
export * from './catalogue-calls'
export { Problem, isProblem, type FieldFault } from './problem'
export { sendFile, type Sending } from './upload'
export { whenSignedOut, type Answer } from './client'
export { makeQueryClient } from './query'
export { newKey, useSubmissionKey } from './submission'
export type * from './types'
// The catalogue's shapes with JSON documents in them, which the contract leaves open.
export type {
  Json,
  JsonObject,
  RecordSummary,
  RecordList,
  RevisionProblem,
  RevisionProblems,
  SaveView,
  RecordView,
  RecordSaved,
  RevisionStep,
  AwaitedReview,
  RevisionCan,
  RevisionSummary,
  RevisionList,
  RevisionView,
  RevisionTaken,
  DifferenceRow,
  RecordDifference,
  DifferencesView,
  ImpactPackage,
  ImpactIndicator,
  ImpactPromise,
  ImpactView,
  VersionView,
  VersionList,
} from './catalogue-types'
