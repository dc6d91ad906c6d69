// The same door as client.ts for acts whose address is put together at run time: the caller names the shapes.
import { answered, client, type Answer } from './client'

interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  body?: unknown
  /** The same act sent twice carries the same key. */
  key?: string
  etag?: string
  signal?: AbortSignal | undefined
}

/** `path` is below /api/v1. */
export async function ask<T>(
  path: string,
  { method = 'GET', body, key, etag, signal }: Ask = {},
): Promise<Answer<T>> {
  const headers: Record<string, string> = {}
  if (key) headers['Idempotency-Key'] = key
  if (etag) headers['If-Match'] = etag
  const send = client.request as (
    method: string,
    path: string,
    init: unknown,
  ) => Promise<{ response: Response }>
  const answer = await answered<unknown>(
    send(method.toLowerCase(), `/api/v1${path}`, { body, headers, signal }),
  )
  return answer as Answer<T>
}

export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await ask<T>(path, { signal })).data
}
