export * from './calls'
export * from './staff-calls'
export * from './catalogue-calls'
export { Problem, isProblem, type FieldFault } from './problem'
export { sendFile, type Sending } from './upload'
export { whenSignedOut, type Answer } from './client'
export { makeQueryClient } from './query'
export { newKey, useSubmissionKey } from './submission'
export type * from './types'
// Before the generated shapes of the same names, whose JSON documents the contract leaves open.
export type {
  Json,
  JsonObject,
  RecordView,
  DifferenceRow,
  RecordDifference,
  DifferencesView,
} from './catalogue-types'
