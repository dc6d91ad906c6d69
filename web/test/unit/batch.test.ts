// What the list alone says about doing several tasks together, and that one failure hides none of the others.
import { afterEach, expect, test, vi } from 'vitest'
import type { TaskRow } from '@/api'
import {
  actOnAll,
  mostAtOnce,
  rowKey,
  unfitFor,
  type BatchAct,
  type Outcome,
} from '@/features/casework/batch'
import { inTurn } from '@/features/casework/in-turn'

const row = (part: Partial<TaskRow> = {}, item = 'seals') =>
  ({ id: '1', item: { code: item }, instant: true, may_decide: true, ...part }) as TaskRow

test.each<[string, BatchAct, TaskRow[], string | undefined]>([
  ['one kind, on the spot, within powers', 'grant', [row(), row({ id: '2' })], undefined],
  ['two kinds', 'grant', [row(), row({}, 'licence')], 'mixed'],
  ['two kinds to examine', 'review', [row(), row({}, 'licence')], 'mixed'],
  ['not on the spot', 'grant', [row(), row({ id: '2', instant: false })], 'not_instant'],
  ['to examine, not on the spot', 'review', [row({ instant: false }), row({ id: '2' })], undefined],
  ['beyond one of the letters', 'grant', [row(), row({ id: '2', may_decide: false })], 'not_within_powers'],
  [
    'too many',
    'review',
    Array.from({ length: mostAtOnce + 1 }, (_, id) => row({ id: `${id}` })),
    'too_many',
  ],
])('what does not belong together says why: %s', (_, act, rows, why) => {
  expect(unfitFor(act, rows)).toBe(why)
})

afterEach(() => vi.unstubAllGlobals())

test('each is sent once, on its own version, with its own key; one that fails hides no other', async () => {
  const sent: { path: string; etag: string | null; key: string | null }[] = []
  vi.stubGlobal('fetch', (request: Request) => {
    const path = new URL(request.url).pathname
    sent.push({ path, etag: request.headers.get('If-Match'), key: request.headers.get('Idempotency-Key') })
    if (path.includes('/2/')) return Promise.reject(new TypeError('no line'))
    const body = path.includes('/3/')
      ? { code: 'stale', text: { zh: '变了', en: 'moved' } }
      : { number: 'x' }
    return Promise.resolve(Response.json(body, { status: path.includes('/3/') ? 409 : 200 }))
  })
  const told = new Map<string, Outcome>()
  const opened = ['1', '2', '3', '4'].map((id) => ({ row: row({ id }), etag: `"${id}0"` }))
  await actOnAll('grant', opened, { outcome: 'granted' }, (key, outcome) => told.set(key, outcome))
  expect(sent.map(({ path, etag }) => [path, etag])).toEqual(
    ['1', '2', '3', '4'].map((id) => [`/api/v1/cases/${id}/tasks/seals/decision`, `"${id}0"`]),
  )
  expect(new Set(sent.map(({ key }) => key)).size).toBe(4)
  expect(opened.map(({ row: one }) => told.get(rowKey(one)))).toMatchObject([
    { done: true },
    { done: false, why: { zh: expect.stringContaining('可能已经办成') as string } },
    { done: false, why: { zh: '变了' } },
    { done: true },
  ])
})

test('answers stand in the order of what was asked, however long each takes', async () => {
  let running = 0
  let most = 0
  const answers = await inTurn([30, 1, 10, 1], 2, async (ms) => {
    most = Math.max(most, ++running)
    await new Promise((done) => setTimeout(done, ms))
    running--
    return ms
  })
  expect(answers).toEqual([30, 1, 10, 1])
  expect(most).toBe(2)
})
