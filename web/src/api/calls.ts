// Every question and act the screens know, one line each. Paths and shapes are the contract's.
import { answered, client, value } from './client'
import type * as t from './types'

type Signal = AbortSignal | undefined

export const centre = (signal?: Signal) => value(client.GET('/api/v1/centre', { signal }))
export const packages = (signal?: Signal) => value(client.GET('/api/v1/packages', { signal }))
export const packageView = (code: string, signal?: Signal) =>
  value(client.GET('/api/v1/packages/{package}', { params: { path: { package: code } }, signal }))
export const itemView = (code: string, signal?: Signal) =>
  value(client.GET('/api/v1/items/{item}', { params: { path: { item: code } }, signal }))
export const itemGuide = (code: string, signal?: Signal) =>
  value(client.GET('/api/v1/items/{item}/guide', { params: { path: { item: code } }, signal }))
export const itemManual = (code: string, signal?: Signal) =>
  value(client.GET('/api/v1/items/{item}/manual', { params: { path: { item: code } }, signal }))
export const packageGuide = (code: string, signal?: Signal) =>
  value(client.GET('/api/v1/packages/{package}/guide', { params: { path: { package: code } }, signal }))
export const licences = (signal?: Signal) => value(client.GET('/api/v1/licences', { signal }))
export const search = (text: string, signal?: Signal) =>
  value(client.GET('/api/v1/search', { params: { query: { q: text } }, signal }))
export const plan = (code: string, answers: Record<string, string>, signal?: Signal) =>
  value(
    client.POST('/api/v1/packages/{package}/plan', {
      params: { path: { package: code } },
      body: { answers },
      signal,
    }),
  )

export const me = (signal?: Signal) => value(client.GET('/api/v1/me', { signal }))
export const signIn = (body: t.SignIn) => value(client.POST('/api/v1/session', { body }))
export const signOut = () => value(client.DELETE('/api/v1/session'))
export const registerAccount = (body: t.Register) => value(client.POST('/api/v1/accounts', { body }))
export const proveIdentity = (body: t.ProofInput) => value(client.POST('/api/v1/me/identity', { body }))
export const demoAccounts = (signal?: Signal) => value(client.GET('/api/v1/demo/accounts', { signal }))

export const drafts = (signal?: Signal) => value(client.GET('/api/v1/drafts', { signal }))
export const draft = (id: string, signal?: Signal) =>
  value(client.GET('/api/v1/drafts/{draft}', { params: { path: { draft: id } }, signal }))
export const createDraft = (body: t.DraftInput) => value(client.POST('/api/v1/drafts', { body }))
/** What browsers still send for a page that is being left, in bytes; most forms are far smaller. */
const mostWhenLeaving = 60_000
export const saveDraft = (id: string, body: t.DraftInput) => {
  const keepalive = new Blob([JSON.stringify(body)]).size < mostWhenLeaving
  return value(client.PUT('/api/v1/drafts/{draft}', { params: { path: { draft: id } }, body, keepalive }))
}
export const removeDraft = (id: string) =>
  value(client.DELETE('/api/v1/drafts/{draft}', { params: { path: { draft: id } } }))

export const cases = (after: string | undefined, signal?: Signal) =>
  value(client.GET('/api/v1/cases', { params: { query: { scope: 'mine', after } }, signal }))
export const caseView = (id: string, signal?: Signal) =>
  answered(client.GET('/api/v1/cases/{case}', { params: { path: { case: id } }, signal }))
export const lookUp = (query: { number: string; code: string }) =>
  value(client.GET('/api/v1/progress', { params: { query } }))

export const checkPaper = (document: string, code: string, signal?: Signal) =>
  value(
    client.GET('/api/v1/papers/{document}', { params: { path: { document }, query: { code } }, signal }),
  )

export const fileCase = (body: t.FileCase, key: string) =>
  value(client.POST('/api/v1/cases', { params: { header: { 'Idempotency-Key': key } }, body }))

/** An act on a case carries the version that was seen and its own key. */
const acting = (id: string, etag: string, key: string) => ({
  path: { case: id },
  header: { 'If-Match': etag, 'Idempotency-Key': key },
})
export const supplement = (id: string, etag: string, body: t.SupplementInput, key: string) =>
  value(client.POST('/api/v1/cases/{case}/supplement', { params: acting(id, etag, key), body }))
export const withdraw = (id: string, etag: string, body: t.WithdrawalInput, key: string) =>
  value(client.POST('/api/v1/cases/{case}/withdrawal', { params: acting(id, etag, key), body }))

/** How one was served: no version is asked for, whatever the hall does meanwhile. */
export const rateCase = (id: string, body: t.RatingInput, key: string) =>
  value(
    client.POST('/api/v1/cases/{case}/rating', {
      params: { path: { case: id }, header: { 'Idempotency-Key': key } },
      body,
    }),
  )
/** A guide is wrong: said by anybody; the key alone makes sending it again harmless. */
export const reportGuide = (body: t.GuideReportInput, key: string) =>
  value(client.POST('/api/v1/guide-reports', { params: { header: { 'Idempotency-Key': key } }, body }))
export const lookUpGuideReport = (query: { number: string; code: string }) =>
  value(client.GET('/api/v1/guide-reports/progress', { params: { query } }))
export const askCallBack = (body: t.CallBackInput) => value(client.POST('/api/v1/help-requests', { body }))

/** A document as PDF; in large print nothing on it is smaller than 16 points. */
export const documentHref = (id: string, document: string, large = false) =>
  `/api/v1/cases/${encodeURIComponent(id)}/documents/${encodeURIComponent(document)}` +
  (large ? '?large=true' : '')
/** What the journal holds of a case, signed: lines for yichuang-verify. */
export const proofHref = (id: string) => `/api/v1/cases/${encodeURIComponent(id)}/proof`
/** A file that whoever is signed in has brought, before a case names it. */
export const ownFileHref = (file: string) => `/api/v1/files/${encodeURIComponent(file)}`
export const fileHref = (id: string, file: string) =>
  `/api/v1/cases/${encodeURIComponent(id)}/files/${encodeURIComponent(file)}`
