// What the catalogue's maintainers and reviewers ask and do. Every save carries the save that was seen, every
// act the version of the revision.
import type * as c from './catalogue-types'
import { answered, client } from './client'
import { ask, get } from './http'
import { newKey } from './submission'
import type * as t from './types'

const part = encodeURIComponent
const quoted = (version: number) => `"${version}"`
type Signal = AbortSignal | undefined

function search(values: Readonly<Record<string, string | undefined>>): string {
  const known = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const text = new URLSearchParams(known).toString()
  return text ? `?${text}` : ''
}

const revisionPath = (revision: string) => `/catalogue/revisions/${part(revision)}`
const recordPath = (revision: string, kind: string, code: string) =>
  `${revisionPath(revision)}/records/${part(kind)}/${part(code)}`

export const revisions = (tab: string, after?: string, signal?: Signal) =>
  get<t.RevisionList>(`/catalogue/revisions${search({ tab, after })}`, signal)
export const openRevision = async (title: string, key: string) =>
  (await ask<t.RevisionTaken>('/catalogue/revisions', { method: 'POST', body: { title }, key })).data
export const revision = (id: string, signal?: Signal) => get<t.RevisionView>(revisionPath(id), signal)
export const versions = (signal?: Signal) => get<t.VersionList>('/catalogue/versions', signal)
export const reverseVersion = async (version: string, title: string, key: string) =>
  (
    await ask<t.RevisionTaken>(`/catalogue/versions/${part(version)}/reversal`, {
      method: 'POST',
      body: { title },
      key,
    })
  ).data

export interface RecordFilter {
  kind: string
  q?: string | undefined
  revision?: string | undefined
  after?: string | undefined
}
export const records = (filter: RecordFilter, signal?: Signal) =>
  get<t.RecordList>(`/catalogue/records${search({ ...filter })}`, signal)
export const record = (id: string, kind: string, code: string, signal?: Signal) =>
  get<c.RecordView>(recordPath(id, kind, code), signal)
export const recordSchema = (kind: string, signal?: Signal) =>
  get<c.JsonObject>(`/catalogue/schemas/${part(kind)}`, signal)

interface Save {
  revision: string
  kind: string
  code: string
  /** The save that was seen; 0: as in the base. */
  save: number
  document: c.Json
  /** Of a new record: the code of the one it was begun from. */
  copiedFrom?: string | undefined
}
export const saveRecord = async ({ revision: id, kind, code, save, document, copiedFrom }: Save) =>
  (
    await ask<t.RecordSaved>(recordPath(id, kind, code), {
      method: 'PUT',
      body: copiedFrom ? { document, copied_from: copiedFrom } : { document },
      etag: quoted(save),
      key: newKey(),
    })
  ).data
export const removeRecord = async ({
  revision: id,
  kind,
  code,
  save,
}: Omit<Save, 'document' | 'copiedFrom'>) =>
  (
    await ask<t.RecordSaved>(recordPath(id, kind, code), {
      method: 'DELETE',
      etag: quoted(save),
      key: newKey(),
    })
  ).data

export const revisionProblems = (id: string, signal?: Signal) =>
  get<t.RevisionProblems>(`${revisionPath(id)}/problems`, signal)
export const revisionDifferences = (id: string, against: string, signal?: Signal) =>
  get<c.DifferencesView>(`${revisionPath(id)}/differences${search({ against })}`, signal)
export const revisionImpact = (id: string, signal?: Signal) =>
  get<t.ImpactView>(`${revisionPath(id)}/impact`, signal)

/** The acts of a revision, by the last part of their address. */
export interface RevisionActs {
  'undo': Record<string, never>
  'submission': Record<string, never>
  'department-review': { text: string; department?: string }
  'opinion': { text: string }
  'legal-review': { text: string }
  'return': { text: string }
  'publication': { effective_from: string; adopt: string[] }
  'dropping': Record<string, never>
  'rebase': Record<string, never>
}
interface Sent<Body> {
  body: Body
  version: number
  key: string
}
export const actOnRevision = async <Act extends keyof RevisionActs>(
  id: string,
  act: Act,
  { body, version, key }: Sent<RevisionActs[Act]>,
) =>
  (
    await ask<t.RevisionTaken>(`${revisionPath(id)}/${act}`, {
      method: 'POST',
      body,
      etag: quoted(version),
      key,
    })
  ).data

async function sendFile(path: string, file: Blob, headers: Record<string, string>) {
  const send = client.request as (
    method: string,
    path: string,
    init: unknown,
  ) => Promise<{ response: Response }>
  const answer = await answered<unknown>(
    send('post', `/api/v1${path}`, {
      body: file,
      bodySerializer: (body: Blob) => body,
      headers: { 'Content-Type': 'application/octet-stream', ...headers },
    }),
  )
  return answer.data
}

/** What a file would change; whatever is wrong in it is said all at once. */
export const previewImport = async (id: string, file: Blob) =>
  (await sendFile(`${revisionPath(id)}/import-preview`, file, {})) as t.ImportPreview

interface Import {
  version: number
  key: string
  /** Records of the file that stay as they are: kind/code. */
  leaveOut: readonly string[]
}
export const importRecords = async (id: string, file: Blob, { version, key, leaveOut }: Import) =>
  (await sendFile(`${revisionPath(id)}/import${search({ leave_out: leaveOut.join(',') })}`, file, {
    'Idempotency-Key': key,
    'If-Match': quoted(version),
  })) as t.RevisionTaken

export const exportHref = (format: 'yaml' | 'json' | 'xlsx', id?: string) =>
  `/api/v1/catalogue/export${search({ format, revision: id })}`

/** The citizen's pages, as they will be once the revision is in force. */
export const draftPages = (id: string) => ({
  packageView: (code: string, signal?: Signal) =>
    get<t.PackageView>(`${revisionPath(id)}/packages/${part(code)}`, signal),
  packageGuide: (code: string, signal?: Signal) =>
    get<t.GuideView>(`${revisionPath(id)}/packages/${part(code)}/guide`, signal),
  itemGuide: (code: string, signal?: Signal) =>
    get<t.GuideView>(`${revisionPath(id)}/items/${part(code)}/guide`, signal),
  plan: async (code: string, answers: Record<string, string>, signal?: Signal) =>
    (
      await ask<t.PlanView>(`${revisionPath(id)}/packages/${part(code)}/plan`, {
        method: 'POST',
        body: { answers },
        signal,
      })
    ).data,
})
