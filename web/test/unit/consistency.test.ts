// What two fields owe each other, in the words of the catalogue's rules.
import { expect, test } from 'vitest'
import { brokenRules } from '@/form/consistency'
import type { FormRule } from '@/form/field'

const rule = (kind: string, field: string, other: string, column?: string): FormRule => ({
  code: kind,
  kind,
  field,
  column,
  other,
  only_said: false,
  text: { zh: '改', en: 'mend' },
})
const rules = [
  rule('sum_equals', 'shares', 'capital', 'share'),
  rule('at_most', 'storage', 'area'),
  rule('at_least_rows', 'shares', 'people'),
  rule('differs', 'author', 'owner'),
  rule('not_before', 'start', '2026-11-28'),
  rule('not_after', 'birth', '2026-11-28'),
]
const shares = (...all: string[]) => JSON.stringify(all.map((share) => ({ share })))

test.each<[string, Record<string, string>, string]>([
  ['nothing is filled in', {}, ''],
  ['30 of a capital of 50', { capital: '50', shares: shares('30') }, 'sum_equals'],
  ['30 and 20 of 50', { capital: '50', shares: shares('30', '20') }, ''],
  ['three tenths are three tenths', { capital: '0.3', shares: shares('0.1', '0.2') }, ''],
  ['a share that is no number is told by its column', { capital: '50', shares: shares('all') }, ''],
  ['500 m² of 120', { area: '120', storage: '500' }, 'at_most'],
  ['one of three people', { people: '3', shares: shares('1') }, 'at_least_rows'],
  ['two in one part', { owner: '9', author: '9' }, 'differs'],
  ['a start on the day itself', { start: '2026-11-28', birth: '2026-11-28' }, ''],
  ['a start that has passed', { start: '2020-01-01' }, 'not_before'],
  ['a birth that is still to come', { birth: '2026-11-29' }, 'not_after'],
  ['half a day is told by its field', { start: '2020-01' }, ''],
  ['blank is nobody', { owner: ' ', author: ' ' }, ''],
])('%s', (_, values, broken) => {
  expect(
    brokenRules(rules, values)
      .map((one) => one.code)
      .join(' '),
  ).toBe(broken)
})
