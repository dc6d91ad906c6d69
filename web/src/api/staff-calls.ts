// What the staff's screens ask and do. Every act on a case carries the version it was decided on and its
// own key.
import { client, value } from './client'
import { ask, get } from './http'
import type * as s from './staff-types'
import type * as t from './types'

const part = encodeURIComponent

function search(values: Readonly<Record<string, string | number | undefined>>): string {
  const known = Object.entries(values).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(known.map(([key, value]) => [key, String(value)])).toString()
  return text ? `?${text}` : ''
}

export interface CaseFilter {
  scope: 'window' | 'issue' | 'all'
  state?: string | undefined
  q?: string | undefined
  after?: string | undefined
  limit?: number
}

export const caseList = (filter: CaseFilter, signal?: AbortSignal) =>
  get<t.CaseList>(`/cases${search({ ...filter })}`, signal)
export const clock = (signal?: AbortSignal) => get<t.ClockNow>('/clock', signal)
export const stepClock = async (body: t.ClockStep) =>
  (await ask<t.ClockNow>('/demo/clock', { method: 'POST', body })).data

export const findPerson = async (body: t.FindPerson) =>
  (await ask<t.PersonList>('/people/look-up', { method: 'POST', body })).data
export const recordPerson = async (body: t.ApplicantInput) =>
  (await ask<t.PersonView>('/people', { method: 'POST', body })).data

export const issueActivation = async (person: string, body: t.ActivationInput) =>
  (await ask<t.ActivationView>(`/people/${part(person)}/activation-code`, { method: 'POST', body })).data
export const beginHelp = async (body: t.HelpInput) =>
  (await ask<t.Taken>('/help', { method: 'POST', body })).data

export const callBacks = (signal?: AbortSignal) => get<t.CallBackList>('/help-requests', signal)
export const recordCall = async (request: string, body: t.CallInput, key: string) =>
  (await ask<t.CallTaken>(`/help-requests/${part(request)}/call`, { method: 'POST', body, key })).data

interface GuideReportFilter {
  state: 'waiting' | 'answered'
  after?: string | undefined
}
export const guideReports = (filter: GuideReportFilter, signal?: AbortSignal) =>
  get<t.GuideReportList>(`/guide-reports${search({ ...filter })}`, signal)
export const answerGuideReport = async (report: string, body: t.GuideAnswerInput, key: string) =>
  (await ask<t.GuideAnswerTaken>(`/guide-reports/${part(report)}/answer`, { method: 'POST', body, key }))
    .data

export const reviseOnReport = async (report: string, title: string, key: string) =>
  (
    await ask<t.RevisionTaken>(`/guide-reports/${part(report)}/revision`, {
      method: 'POST',
      body: { title },
      key,
    })
  ).data
export const selfAssessments = (year: string | undefined, signal?: AbortSignal) =>
  get<t.SelfAssessmentList>(`/self-assessments${search({ year })}`, signal)
export const selfAssessment = (item: string, year: string | undefined, signal?: AbortSignal) =>
  get<t.SelfAssessmentView>(`/self-assessments/${part(item)}${search({ year })}`, signal)
export const assessedCases = (
  item: string,
  filter: { year?: string | undefined; after?: string | undefined },
  signal?: AbortSignal,
) => get<s.TaskList>(`/self-assessments/${part(item)}/cases${search({ ...filter })}`, signal)
export const concludeAssessment = async (item: string, body: t.AssessmentInput, key: string) =>
  (await ask<t.AssessmentTaken>(`/self-assessments/${part(item)}`, { method: 'POST', body, key })).data

/** The acts of a case, by the last part of their address. */
export interface CaseActs {
  'acceptance': t.Examination
  'correction-notice': t.Examination
  'non-acceptance': t.NonAcceptanceInput
  'mending': t.SupplementInput
  'supplement': t.SupplementInput
  'withdrawal': t.WithdrawalInput
  'site-visit': s.SiteVisitInput
  'handover': s.HandoverInput
  'archive': Record<string, never>
}
/** The acts on one item of a case. */
export interface TaskActs {
  'review': s.ReviewInput
  'publicity': s.PublicityInput
  'decision': s.DecisionInput
  'stop': s.StopInput
  'stop-end': s.StopEndInput
  'extension': s.ExtensionInput
}

interface Sent {
  body: unknown
  etag: string
  key: string
}

export const actOnCase = async (id: string, act: keyof CaseActs, sent: Sent) =>
  (await ask<t.Taken>(`/cases/${part(id)}/${act}`, { method: 'POST', ...sent })).data
export const actOnTask = async (id: string, item: string, act: keyof TaskActs, sent: Sent) =>
  (await ask<t.Taken>(`/cases/${part(id)}/tasks/${part(item)}/${act}`, { method: 'POST', ...sent })).data

/** Says that I have the case open, and asks who else has. */
export const lookOn = (id: string, signal?: AbortSignal) =>
  value(client.PUT('/api/v1/cases/{case}/presence', { params: { path: { case: id } }, signal }))
/** Said in passing, also by a page that is being closed; whoever cannot say it is gone a minute later. */
export const lookAway = (id: string) =>
  client
    .DELETE('/api/v1/cases/{case}/presence', { params: { path: { case: id } }, keepalive: true })
    .catch(() => undefined)

export interface TaskFilter {
  tab: keyof s.DeskCounts
  q?: string | undefined
  after?: string | undefined
  limit?: number
}
export const taskList = (filter: TaskFilter, signal?: AbortSignal) =>
  get<s.TaskList>(`/desk/tasks${search({ ...filter })}`, signal)
export const deskCounts = (signal?: AbortSignal) => get<s.DeskCounts>('/desk/counts', signal)

export interface LetterFilter {
  mine?: boolean
  department?: string | undefined
  after?: string | undefined
}
export const letters = ({ mine, department, after }: LetterFilter, signal?: AbortSignal) =>
  get<s.LetterList>(
    `/letters${search({ mine: mine ? 'true' : undefined, department, after, limit: 100 })}`,
    signal,
  )
export const letterChoices = (signal?: AbortSignal) => get<s.LetterChoices>('/letter-choices', signal)
export const issueLetter = async (body: s.LetterInput, key: string) =>
  (await ask<s.LetterTaken>('/letters', { method: 'POST', body, key })).data
export const revokeLetter = async (id: string, body: s.RevocationInput, key: string) =>
  (await ask<s.LetterTaken>(`/letters/${part(id)}/revocation`, { method: 'POST', body, key })).data

export interface IssueFilter {
  tab: keyof s.IssueCounts | 'any'
  q?: string | undefined
  after?: string | undefined
  limit?: number
}
export const resultList = (filter: IssueFilter, signal?: AbortSignal) =>
  get<s.IssueList>(`/issue/cases${search({ ...filter })}`, signal)
export const resultCounts = (signal?: AbortSignal) => get<s.IssueCounts>('/issue/counts', signal)

/** Numbers on the manager's page, of items and of cases; each is as long as the list of its name. */
export const taskCounts = [
  'in_hand',
  'stopped',
  'yellow',
  'red',
  'deemed_accepted',
  'decided_today',
  'to_hand_over',
  'handed_over_today',
] as const
export const caseCounts = ['received_today', 'to_examine', 'in_correction'] as const
export type TaskCount = (typeof taskCounts)[number]
export type CaseCount = (typeof caseCounts)[number]

interface CountedFilter<Count> {
  count: Count
  q?: string | undefined
  after?: string | undefined
  limit?: number
}
export const countedTasks = (
  filter: CountedFilter<TaskCount> & { department?: string | undefined },
  signal?: AbortSignal,
) => get<s.TaskList>(`/overview/tasks${search({ ...filter })}`, signal)
export const countedCases = (filter: CountedFilter<CaseCount>, signal?: AbortSignal) =>
  get<t.CaseList>(`/overview/cases${search({ ...filter })}`, signal)
export const badRatings = (after: string | undefined, signal?: AbortSignal) =>
  get<t.RatingList>(`/overview/ratings${search({ after })}`, signal)
export const overview = (signal?: AbortSignal) => get<s.Overview>('/overview', signal)
export const catalogueReport = (signal?: AbortSignal) => get<s.CatalogueReport>('/catalogue/report', signal)
