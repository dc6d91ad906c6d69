// What a section's page makes of the server's `can`: order, reasons, letters, and what is news.
import { describe, expect, test } from 'vitest'
import type { Can, CaseView, LetterView, TaskView, TimelineEntry } from '@/api'
import { newsOf } from '@/case/use-case'
import {
  authorities,
  chosenItem,
  firstDay,
  greyedBy,
  instantOf,
  leadingAct,
  nextItem,
  offersOf,
} from '@/features/casework/offers'

const item = { code: 'report', name: { zh: '报告表', en: 'Report' } }
const say = (zh: string) => ({ zh, en: zh })

function task(part: Partial<TaskView> = {}): TaskView {
  const department = { code: 'ecology', name: say('生态环境局') }
  return { item, department, publicity: [], stops: [], accepted_on: '2026-03-02', ...part } as TaskView
}
const yes = (action: string, mandate = '授1号'): Can => ({ action, item: 'report', allowed: true, mandate })
const no = (action: string, code: string, why = code): Can => ({
  action,
  item: 'report',
  allowed: false,
  code,
  why_not: say(why),
})
const caseWith = (...can: Can[]) => ({ can, tasks: [] }) as unknown as CaseView
const acts = (kase: CaseView, one = task()) => offersOf(kase, one).map((offer) => offer.act)

describe('what is offered', () => {
  test('each act once, open if it is open for any kind of it', () => {
    const owed = { kind: item, days: 5, unit: 'working' }
    const kase = caseWith(no('post_publicity', 'out_of_order'), yes('post_publicity'))
    const [offer] = offersOf(kase, task({ publicity: [owed] }))
    expect(offer?.can.allowed).toBe(true)
    expect(acts(kase, task({ publicity: [owed] }))).toEqual(['post_publicity'])
  })
  test('nothing about publicity once all of it was posted', () => {
    const posted = { kind: item, days: 5, unit: 'working', from: '2026-03-02', to: '2026-03-10' }
    expect(acts(caseWith(no('post_publicity', 'already')), task({ publicity: [posted] }))).toEqual([])
  })
  test('no second procedure is begun while one is under way', () => {
    const stop = { from: '2026-03-02', ground: say('听证'), clause: '' }
    const kase = caseWith(no('start_stop', 'clock_already_stopped'), yes('end_stop'))
    expect(acts(kase, task({ stops: [stop] }))).toEqual(['end_stop'])
  })
  test('what other items allow is no matter of this one', () => {
    expect(acts(caseWith({ ...yes('grant'), item: 'other' }))).toEqual([])
  })
})

describe('what leads', () => {
  const leading = (...can: Can[]) => leadingAct(offersOf(caseWith(...can), task({ publicity: [owed] })))
  const owed = { kind: item, days: 5, unit: 'working' }
  test('granting where it can be granted', () => {
    expect(leading(yes('grant'), yes('record_visit'))).toBe('grant')
  })
  test('the site check or the publicity a grant still waits for', () => {
    expect(leading(no('grant', 'no_site_record'), yes('record_visit'))).toBe('record_visit')
    expect(leading(no('grant', 'publicity_missing'), yes('post_publicity'))).toBe('post_publicity')
  })
  test('nothing, where somebody else has to act', () => {
    expect(leading(no('grant', 'no_letter'), no('record_visit', 'no_letter'))).toBeUndefined()
  })
})

test('a reason is said once for everything it stops', () => {
  const kase = caseWith(
    no('grant', 'no_letter'),
    no('refuse', 'no_letter'),
    no('extend', 'only_head'),
    yes('review'),
  )
  expect(greyedBy(offersOf(kase, task())).map((one) => one.acts)).toEqual([['grant', 'refuse'], ['extend']])
})

test('the letter is the one in force under that number', () => {
  const letter = (state: string) => ({ number: '授1号', state, id: state }) as LetterView
  const found = authorities(offersOf(caseWith(yes('grant'), yes('review')), task()), [
    letter('revoked'),
    letter('in_force'),
  ])
  expect(found.map((one) => [one.mandate, one.acts, one.letter?.id])).toEqual([
    ['授1号', ['grant', 'review'], 'in_force'],
  ])
})

test('a page opens on the item that can be worked on, unless the address names another', () => {
  const waiting = task({ item: { ...item, code: 'waiting' }, accepted_on: undefined })
  const open = task({ item: { ...item, code: 'open' } })
  expect(chosenItem([waiting, open], undefined)).toBe(open)
  expect(chosenItem([waiting, open], 'waiting')).toBe(waiting)
  expect(chosenItem([waiting], 'unknown')).toBe(waiting)
})

test('one goes on with what is still open, round the end of the list', () => {
  const decided = task({ decision: {} as TaskView['decision'] })
  const [first, second, third] = [task(), task({ accepted_on: undefined }), task()]
  expect(nextItem([first, decided, second, third], first)).toBe(third)
  expect(nextItem([first, decided, second], decided)).toBe(first)
  expect(nextItem([decided, second], decided)).toBe(second)
  expect(nextItem([first], first)).toBeUndefined()
})

test('a time of day is read as people type it, and as nothing else', () => {
  expect(instantOf('2026-03-02', '9:05')).toBe('2026-03-02T09:05:00+08:00')
  expect(instantOf('2026-03-02', ' １４：３０ ')).toBe('2026-03-02T14:30:00+08:00')
  for (const wrong of ['24:00', '14:60', '1430', '', '下午两点'])
    expect(instantOf('2026-03-02', wrong)).toBeUndefined()
})

describe('news of a case', () => {
  const entry = (seq: number, by: string, at: string) => ({ seq, by, at }) as TimelineEntry
  test('what others did since, not what one did oneself nor what followed from it at once', () => {
    const timeline = [
      entry(1, '周敏', '09:00'),
      entry(2, '李文博', '09:05'),
      entry(3, '系统', '09:05'),
      entry(4, '谢芳', '09:06'),
    ]
    expect(newsOf(timeline, 1, '李文博').map((one) => one.seq)).toEqual([4])
    expect(newsOf(timeline, 0, '李文博').map((one) => one.seq)).toEqual([1, 4])
  })
})

test('a second publicity is offered from the day after the first, never on its days', () => {
  const posted = {
    kind: { code: 'acceptance', name: say('受理公示') },
    from: '2026-03-02',
    to: '2026-03-31',
  }
  const owing = task({ publicity: [posted] as unknown as TaskView['publicity'] })
  expect(firstDay(owing, '2026-03-10')).toBe('2026-04-01')
  expect(firstDay(owing, '2026-04-07')).toBe('2026-04-07')
  expect(firstDay(task(), '2026-03-10')).toBe('2026-03-10')
})
