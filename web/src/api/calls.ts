// Every question and act the screens know, one line each. Paths and shapes are the contract's.
import { ask, get, type Answer } from './http'
import type * as t from './types'

const part = encodeURIComponent

export const packages = (signal?: AbortSignal) => get<t.PackageList>('/packages', signal)
export const packageView = (code: string, signal?: AbortSignal) =>
  get<t.PackageView>(`/packages/${part(code)}`, signal)
export const centre = (signal?: AbortSignal) => get<t.CentreView>('/centre', signal)
export const itemView = (code: string, signal?: AbortSignal) =>
  get<t.ItemView>(`/items/${part(code)}`, signal)
export const search = (text: string, signal?: AbortSignal) =>
  get<t.SearchResult>(`/search?q=${part(text)}`, signal)
export const plan = async (code: string, answers: Record<string, string>, signal?: AbortSignal) =>
  (await ask<t.PlanView>(`/packages/${part(code)}/plan`, { method: 'POST', body: { answers }, signal }))
    .data

export const me = (signal?: AbortSignal) => get<t.Me>('/me', signal)
export const signIn = async (body: t.SignIn) => (await ask<t.Me>('/session', { method: 'POST', body })).data
export const signOut = async () => {
  await ask('/session', { method: 'DELETE' })
}
export const registerAccount = async (body: t.Register) =>
  (await ask<t.Me>('/accounts', { method: 'POST', body })).data
export const demoAccounts = (signal?: AbortSignal) => get<t.DemoAccounts>('/demo/accounts', signal)

export const drafts = (signal?: AbortSignal) => get<t.DraftList>('/drafts', signal)
export const draft = (id: string, signal?: AbortSignal) => get<t.DraftView>(`/drafts/${part(id)}`, signal)
export const createDraft = async (body: t.DraftInput) =>
  (await ask<t.DraftView>('/drafts', { method: 'POST', body })).data
export const saveDraft = async (id: string, body: t.DraftInput) =>
  (await ask<t.DraftView>(`/drafts/${part(id)}`, { method: 'PUT', body })).data
export const removeDraft = async (id: string) => {
  await ask(`/drafts/${part(id)}`, { method: 'DELETE' })
}

export const cases = (after: string | undefined, signal?: AbortSignal) =>
  get<t.CaseList>(`/cases${after ? `?after=${part(after)}` : ''}`, signal)
export const caseView = (id: string, signal?: AbortSignal): Promise<Answer<t.CaseView>> =>
  ask<t.CaseView>(`/cases/${part(id)}`, { signal })
export const fileCase = async (body: t.FileCase, key: string) =>
  (await ask<t.Taken>('/cases', { method: 'POST', body, key })).data
export const supplement = async (id: string, etag: string, body: t.SupplementInput, key: string) =>
  (await ask<t.Taken>(`/cases/${part(id)}/supplement`, { method: 'POST', body, key, etag })).data
export const withdraw = async (id: string, etag: string, body: t.WithdrawalInput, key: string) =>
  (await ask<t.Taken>(`/cases/${part(id)}/withdrawal`, { method: 'POST', body, key, etag })).data

export const documentHref = (id: string, document: string) =>
  `/api/v1/cases/${part(id)}/documents/${part(document)}`
export const fileHref = (id: string, file: string) => `/api/v1/cases/${part(id)}/files/${part(file)}`
export const lookUp = ({ number, code }: { number: string; code: string }) =>
  get<t.CaseView>(`/progress?number=${part(number)}&code=${part(code)}`)
