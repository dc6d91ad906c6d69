import { describe, expect, test } from 'vitest'
import type { Me } from '@/api'
import { formatsFor } from '@/i18n'
import { ownPath, parseSearch, portal, stringifySearch } from '@/shell'
import { afterSignIn } from '@/shell/staff-paths'

describe('dates and figures', () => {
  const zh = formatsFor('zh')
  test('a legal day is the same day wherever the machine stands', () => {
    expect(zh.day('2026-03-02')).toBe('2026年3月2日')
    expect(zh.weekday('2026-03-02')).toBe('2026年3月2日星期一')
    expect(formatsFor('en').day('2026-03-02')).toBe('2 March 2026')
  })
  test('an instant is shown in the time of the hall', () => {
    expect(zh.instant('2026-03-02T16:30:00Z')).toBe('2026年3月3日 00:30')
    expect(zh.time('2026-03-02T16:30:00+08:00')).toBe('16:30')
  })
  test('what was counted no further has a plus, and what is whole has none', () => {
    expect(zh.counted(1000, true)).toBe('1,000+')
    expect(zh.counted(1000, false)).toBe('1,000')
  })
  test('money is kept in fen', () => expect(zh.money(123450)).toBe('¥1,234.50'))
})

describe('addresses', () => {
  test('answers travel as the text they are', () => {
    const href = portal.plan('open-pharmacy', { area: '120', otc_only: 'true', food: '' })
    expect(href).toBe('/plan/open-pharmacy?area=120&otc_only=true')
    expect(parseSearch('?area=120&otc_only=true')).toEqual({ area: '120', otc_only: 'true' })
    expect(stringifySearch({ area: '120' })).toBe('?area=120')
  })
  test.each([
    ['/cases/7', '/cases/7'],
    ['//evil.example', '/cases'],
    ['https://evil.example', '/cases'],
    ['/\\evil.example', '/cases'],
    [undefined, '/cases'],
  ])('after signing in %s leads to %s', (next, where) => expect(ownPath(next)).toBe(where))

  test.each([
    ['a citizen', ['portal'], undefined, '/cases'],
    ['a citizen from a page', ['portal'], '/drafts/7/review', '/drafts/7/review'],
    ['a clerk', ['desk'], undefined, '/desk'],
    ['a clerk from a page of the portal', ['desk'], '/progress', '/desk'],
    ['a clerk from the own desk', ['desk'], '/desk/cases/7', '/desk/cases/7'],
    ['a surface this build has no word for', ['catalogue'], undefined, '/catalogue'],
    ['whoever has several', ['supervise', 'catalogue'], undefined, '/workplaces'],
    ['an address of somebody else', ['approve'], '/desk', '/approve'],
    ['another host', ['approve'], '//evil.example', '/approve'],
  ])('after signing in at the portal %s is led to work', (_, surfaces, next, where) =>
    expect(afterSignIn({ surfaces } as unknown as Me, next)).toBe(where),
  )
})
