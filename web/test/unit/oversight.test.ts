// What a manager sees first, what a step of the clock changed, how long a result has been waiting.
import { expect, test } from 'vitest'
import type { DepartmentCounts } from '@/api'
import { daysBetween } from '@/features/delivery/issue/waiting'
import { changesOf } from '@/features/oversight/changes'
import { arranged } from '@/features/oversight/departments'

const counts = (code: string, part: Partial<DepartmentCounts> = {}): DepartmentCounts => ({
  department: { code, name: { zh: code, en: code } },
  in_hand: 0,
  stopped: 0,
  yellow: 0,
  red: 0,
  decided_today: 0,
  ...part,
})

test('departments stand where it burns first; those without anything are named apart', () => {
  const { busy, idle } = arranged([
    counts('idle'),
    counts('many', { in_hand: 9 }),
    counts('soon', { in_hand: 1, yellow: 1 }),
    counts('done', { decided_today: 2 }),
    counts('overdue', { in_hand: 2, red: 1 }),
    counts('heard', { stopped: 1 }),
  ])
  expect(busy.map((one) => one.department.code)).toEqual(['overdue', 'soon', 'many', 'done', 'heard'])
  expect(idle.map((one) => one.department.code)).toEqual(['idle'])
})

test('only what is another number now is a change', () => {
  const before = { red: 1, yellow: 4, in_hand: 7 }
  expect(changesOf(['red', 'yellow', 'in_hand'], before, { red: 3, yellow: 4, in_hand: 6 })).toEqual([
    { count: 'red', before: 1, after: 3 },
    { count: 'in_hand', before: 7, after: 6 },
  ])
})

test.each([
  ['2026-03-02T09:00:00.000+08:00', '2026-03-02', 0],
  ['2026-03-02T23:59:00.000+08:00', '2026-03-03', 1],
  ['2026-03-02T00:01:00.000+08:00', '2026-03-10', 8],
])('from %s until %s there are %i days, as the calendar on the wall counts them', (since, today, days) => {
  expect(daysBetween(since, today)).toBe(days)
})
