// One way to ask and to act. Every answer is a value or a Problem; nothing else is ever thrown.
import { isProblem, problemFrom, unreachableProblem } from './problem'

export interface Answer<T> {
  data: T
  /** For If-Match on what is done next to this thing. */
  etag: string | null
}

interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  /** The same act sent twice carries the same key. */
  key?: string
  etag?: string
  signal?: AbortSignal | undefined
}

/** Told whenever the server says that nobody is signed in any more. */
let onSignedOut: () => void = () => {}
export function whenSignedOut(tell: () => void) {
  onSignedOut = tell
}

export async function ask<T>(
  path: string,
  { method = 'GET', body, key, etag, signal }: Ask = {},
): Promise<Answer<T>> {
  const headers = new Headers({ Accept: 'application/json' })
  if (body !== undefined) headers.set('Content-Type', 'application/json')
  if (key) headers.set('Idempotency-Key', key)
  if (etag) headers.set('If-Match', etag)
  const sent = {
    method,
    headers,
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  }
  const response = await fetch(`/api/v1${path}`, sent).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachableProblem()
  })
  return read<T>(response)
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text().catch(() => {
    throw unreachableProblem()
  })
  const json: unknown = text && parsed(text)
  if (!response.ok) {
    if (response.status === 401) onSignedOut()
    throw problemFrom(response, json)
  }
  return { data: json as T, etag: response.headers.get('ETag') }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await ask<T>(path, { signal })).data
}

export { isProblem }
