// One way to ask and to act, typed by the contract. An answer is a value or a Problem; nothing else is
// thrown.
import createClient from 'openapi-fetch'
import type { paths } from './openapi'
import { isProblem, problemFrom, unreachableProblem } from './problem'
import type { Present } from './types'

export const client = createClient<paths>({
  baseUrl: globalThis.location?.origin ?? '',
  headers: { Accept: 'application/json' },
  fetch: async (request) => {
    try {
      return await globalThis.fetch(request)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error
      throw unreachableProblem()
    }
  },
})

export interface Answer<T> {
  data: T
  /** For If-Match on what is done next to this thing. */
  etag: string
}

/** Told whenever the server says that nobody is signed in any more. */
let onSignedOut: () => void = () => {}
export function whenSignedOut(tell: () => void) {
  onSignedOut = tell
}

interface Fetched<T> {
  data?: T
  error?: unknown
  response: Response
}

/** With the version that was seen. */
export async function answered<T>(call: Promise<Fetched<T>>): Promise<Answer<Present<T>>> {
  const { data, error, response } = await call.catch((reason: unknown) => {
    if (isProblem(reason) || (reason instanceof DOMException && reason.name === 'AbortError')) throw reason
    // It came, but it was no answer of ours: a gateway's page, half a body.
    throw problemFrom(new Response(null, { status: 502 }), undefined)
  })
  if (!response.ok) {
    if (response.status === 401) onSignedOut()
    throw problemFrom(response, error)
  }
  return { data: data as Present<T>, etag: response.headers.get('ETag') ?? '' }
}

export async function value<T>(call: Promise<Fetched<T>>): Promise<Present<T>> {
  return (await answered(call)).data
}
