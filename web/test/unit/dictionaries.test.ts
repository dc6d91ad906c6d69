// The compiler sees to it that no key lacks English; what it cannot see is checked here.
import { describe, expect, test } from 'vitest'
import type { Dictionary } from '@/i18n'

type Words = Record<string, unknown>
const modules = import.meta.glob<Record<string, unknown>>(
  ['../../src/**/*.{ts,tsx}', '../../entries/**/words.ts', '!../../src/**/*.d.ts'],
  { eager: true },
)

function isDictionary(value: unknown): value is Dictionary<Words> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'zh' in value &&
    'en' in value &&
    typeof value.zh === 'object'
  )
}

const dictionaries = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported)
    .filter((entry): entry is [string, Dictionary<Words>] => isDictionary(entry[1]))
    .map(([name, words]) => ({ name: `${file.replace('../../', '')} ${name}`, words })),
)

/** A function's sentence with telling values in it. */
function said(value: unknown): string {
  if (typeof value === 'function')
    return String(value(...Array.from({ length: value.length }, (_, at) => 41 + at)))
  return Array.isArray(value) ? value.join(' ') : String(value)
}

const chinese = /[\u3400-\u9fff]/
// A language is named in itself.
const namesALanguage = new Set(['toChinese'])

test('there are dictionaries to check', () => expect(dictionaries.length).toBeGreaterThan(5))

describe.each(dictionaries)('$name', ({ words }) => {
  const keys = Object.keys(words.zh)
  test.each(keys)('%s is said in both languages', (key) => {
    expect(said(words.zh[key])).not.toBe('')
    expect(said(words.en[key]) === '' && !/Unit$/.test(key)).toBe(false)
    if (!namesALanguage.has(key)) expect(said(words.en[key])).not.toMatch(chinese)
  })
  test.each(keys)('%s names the same values in both languages', (key) => {
    const [zh, en] = [words.zh[key], words.en[key]]
    if (typeof zh !== 'function' || typeof en !== 'function') return
    const values = (text: string) => [...new Set(text.match(/4[1-9]/g) ?? [])].sort()
    // A unit has no English word where the number says enough.
    const wanted = values(said(zh)).filter((value) => values(said(en)).includes(value))
    expect(values(said(en))).toEqual(wanted)
  })
})
