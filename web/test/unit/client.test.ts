import { afterEach, describe, expect, test, vi } from 'vitest'
import { caseView, isProblem, me, supplement, whenSignedOut } from '@/api'

function answer(status: number, body: unknown, headers: Record<string, string> = {}) {
  const fetch = vi.fn(async (request: Request) => {
    void request
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    return new Response(text, { status, headers: { 'Content-Type': 'application/json', ...headers } })
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}
afterEach(() => vi.unstubAllGlobals())

async function refusal(work: Promise<unknown>) {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!isProblem(error)) throw new Error(`no problem but ${String(error)}`)
  return error
}

describe('asking the server', () => {
  test('an act carries its key and the version that was seen', async () => {
    const fetch = answer(200, { id: '7', number: 'n', version: 4, documents: [] })
    await supplement('7', '"3"', { materials: [], fields: { a: '1' } }, 'k')
    const request = fetch.mock.calls[0]?.[0]
    expect(new URL(request?.url ?? '').pathname).toBe('/api/v1/cases/7/supplement')
    expect([request?.headers.get('Idempotency-Key'), request?.headers.get('If-Match')]).toEqual([
      'k',
      '"3"',
    ])
    expect(await request?.json()).toEqual({ materials: [], fields: { a: '1' } })
  })
  test('a case comes with the version for what is done next', async () => {
    answer(200, { id: '7' }, { ETag: '"4"' })
    expect(await caseView('7')).toEqual({ data: { id: '7' }, etag: '"4"' })
  })
  test('a refusal keeps its words, its clause and every faulty field', async () => {
    const fields = [{ field: 'fields.area', code: 'missing', text: { zh: '缺', en: 'missing' } }]
    const text = { zh: '填错了', en: 'wrong' }
    answer(422, { status: 422, code: 'malformed', text, trace: 't1', clause: '第三十二条', fields })
    const problem = await refusal(me())
    expect(problem).toMatchObject({
      status: 422,
      code: 'malformed',
      trace: 't1',
      clause: '第三十二条',
      fields,
    })
    expect(problem.retryable).toBe(false)
  })
  test('a dropped connection says that it is safe to try again', async () => {
    vi.stubGlobal(
      'fetch',
      vi.fn(async () => Promise.reject(new TypeError('failed'))),
    )
    expect(await refusal(me())).toMatchObject({ status: 0, unreached: true, retryable: true })
  })
  test.each([200, 502])(
    'an answer %i that is no JSON is a problem in words, not a crash',
    async (status) => {
      answer(status, '<html>')
      const problem = await refusal(me())
      expect([problem.status, problem.code, problem.text.zh !== '']).toEqual([502, 'unreadable', true])
    },
  )
  test('it is told when nobody is signed in any more', async () => {
    const told = vi.fn()
    whenSignedOut(told)
    answer(401, { status: 401, code: 'sign_in_needed' })
    await refusal(me())
    expect(told).toHaveBeenCalledOnce()
  })
})
