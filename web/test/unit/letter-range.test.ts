import { expect, test } from 'vitest'
import { grantsOf, lastDayOfYearFrom, withItem } from '@/features/authority/range'

test('a letter names only powers its grantee can use, and items in the order of the list', () => {
  const range = { examine: ['b', 'a'], decide: [], accept: ['a'] }
  expect(grantsOf(range, ['examine', 'decide'], ['a', 'b', 'c'])).toEqual([
    { power: 'examine', items: ['a', 'b'] },
  ])
})

test('an item is given once and taken back', () => {
  const given = withItem(withItem({}, 'decide', 'a', true), 'decide', 'a', true)
  expect(given).toEqual({ decide: ['a'] })
  expect(withItem(given, 'decide', 'a', false)).toEqual({ decide: [] })
})

test('a year ends on the day before it began, also over the end of a month and in a leap year', () => {
  expect(lastDayOfYearFrom('2026-03-02')).toBe('2027-03-01')
  expect(lastDayOfYearFrom('2027-03-01')).toBe('2028-02-29')
  expect(lastDayOfYearFrom('2026-01-01')).toBe('2026-12-31')
})
