// Several tasks at once: only what is the same for all of them and can be seen whole. Each is still its own
// act, on the version that was seen, with its own key; the server says of each whether it may be done.
import {
  actOnTask,
  caseView,
  isProblem,
  newKey,
  type CaseView,
  type TaskActs,
  type TaskRow,
  type TaskView,
  type Words,
} from '@/api'
import { canOf } from '@/case/use-case'
import { inTurn } from './in-turn'

/** Refusing, and an opinion against, are given one by one. */
export type BatchAct = 'grant' | 'review'
export const mostAtOnce = 20
const asking = 4

export const rowKey = (row: TaskRow) => `${row.id} ${row.item.code}`

export type Unfit = 'mixed' | 'not_instant' | 'not_within_powers' | 'too_many'

/** Why these cannot be done together, as far as the list tells it. */
export function unfitFor(act: BatchAct, rows: readonly TaskRow[]): Unfit | undefined {
  if (new Set(rows.map((row) => row.item.code)).size > 1) return 'mixed'
  if (rows.length > mostAtOnce) return 'too_many'
  if (act === 'review') return undefined
  if (rows.some((row) => !row.instant)) return 'not_instant'
  return rows.some((row) => !row.may_decide) ? 'not_within_powers' : undefined
}

export interface Opened {
  row: TaskRow
  /** Absent where the case could not be opened. */
  kase?: CaseView
  task?: TaskView
  etag: string
  /** The server's words, where it says no. */
  whyNot?: Words
  /** Somebody examined it and was against: it is to be looked at by itself. */
  against?: string
}

async function open(act: BatchAct, row: TaskRow): Promise<Opened> {
  try {
    const { data: kase, etag } = await caseView(row.id)
    const task = kase.tasks.find((one) => one.item.code === row.item.code)
    const can = canOf(kase, act, row.item.code)
    if (!task || !can) return { row, etag, whyNot: row.state.name }
    if (!can.allowed) return { row, etag, whyNot: can.why_not ?? row.state.name }
    const last = task.reviews.at(-1)
    return { row, kase, task, etag, ...(last && !last.in_favour ? { against: last.by } : {}) }
  } catch (error) {
    if (isProblem(error)) return { row, etag: '', whyNot: error.text }
    throw error
  }
}

/** Every case as it stands now, in the order of the list. */
export const openAll = (act: BatchAct, rows: readonly TaskRow[]) =>
  inTurn(rows, asking, (row) => open(act, row))

export const fits = (one: Opened) => !one.whyNot && !one.against

export type Outcome = { done: true } | { done: false; why: Words }
const noAnswer: Words = {
  zh: '没有收到答复，可能已经办成。再办一次会先核对，不会重复。',
  en: 'No answer came; it may be done. Going on checks first, and nothing is done twice.',
}

/** One after the other; what fails is told and does not keep the others from their turn. */
export async function actOnAll(
  act: BatchAct,
  opened: readonly Opened[],
  body: TaskActs['decision'] | TaskActs['review'],
  tell: (key: string, outcome: Outcome) => void,
) {
  const name = act === 'grant' ? 'decision' : 'review'
  await inTurn(opened, 1, async ({ row, etag }) => {
    try {
      await actOnTask(row.id, row.item.code, name, { body, etag, key: newKey() })
      tell(rowKey(row), { done: true })
    } catch (error) {
      tell(rowKey(row), { done: false, why: isProblem(error) && !error.unreached ? error.text : noAnswer })
    }
  })
}
