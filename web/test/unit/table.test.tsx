// A desk's table on a small screen: nothing is cut without saying so.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { words } from '@/features/casework/words'

test('a cell that does not fit ends in dots, in the one box of text it has', () => {
  const css = readFileSync('src/ui/table.module.css', 'utf8')
  const fit = /\.fit \{([^}]*)\}/.exec(css)?.[1] ?? ''
  expect(fit).toContain('text-overflow: ellipsis')
  expect(fit).toContain('min-inline-size: 0')
})

test('one thing has one name at every desk: 一件事', () => {
  expect(words.zh.package).toBe('一件事')
})

test('the columns of the work list fit a screen of 1280 px, with the box to choose a row', () => {
  const page = readFileSync('src/features/casework/list-page.tsx', 'utf8')
  const widths = [...page.matchAll(/minWidth: (\d+)/g)].map((found) => Number(found[1]))
  expect(widths.length).toBe(11)
  expect(widths.reduce((sum, one) => sum + one, 44)).toBeLessThanOrEqual(1250)
})
