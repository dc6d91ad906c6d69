// @vitest-environment node
// docs/ux-points.md names tests; a promise whose proof is gone is no promise.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'

const tests = resolve(import.meta.dirname, '..')
const table = readFileSync(resolve(tests, '../../docs/ux-points.md'), 'utf8')
const rows = table.split('\n').filter((line) => /^\| \d+ \|/.test(line))

interface Proof {
  point: string
  file: string
  name: string
}

/** A name belongs to the last file named before it. */
function proofsOf(row: string): Proof[] {
  const [, point = '', , proof = ''] = row.split('|').map((cell) => cell.trim())
  let file = ''
  return [...proof.matchAll(/`([\w./-]+\.ts)`|“([^”]+)”/g)].flatMap(([, path, name = '']) => {
    if (path) file = path
    return path ? [] : [{ point, file, name }]
  })
}

test('the table of promises has rows', () => expect(rows.length).toBeGreaterThan(30))

/** What is skipped or only planned proves nothing, however it is written: test.skip, describe.todo … */
const idle = new RegExp(
  String.raw`\b(?:test|it|describe|step|journey)(?:\.\w+)*\.(?:skip|todo|skipIf|runIf|fails)\b` +
    String.raw`|\bx(?:it|test|describe)\b`,
)
const files = [...new Set(rows.flatMap(proofsOf).map(({ file }) => file))]

test.each(files)('no test of %s is skipped or only planned', (file) => {
  const lines = readFileSync(resolve(tests, file), 'utf8').split('\n')
  expect(lines.filter((line) => idle.test(line))).toEqual([])
})

test('a skipped test is seen for what it is', () => {
  for (const line of [
    "test.skip('a')",
    "test.todo('b')",
    "describe.skip.each(rows)('c')",
    "it.skipIf(slow)('d')",
  ])
    expect.soft(idle.test(line), line).toBe(true)
  for (const line of ["test('skip')", "test.each(rows)('todo')", 'context.skip = 1'])
    expect.soft(idle.test(line), line).toBe(false)
})

test.each(rows.flatMap(proofsOf))('point $point is proved in $file: $name', ({ file, name }) => {
  // A long name may stand on a line of its own, but never on two.
  expect(readFileSync(resolve(tests, file), 'utf8')).toContain(`'${name}'`)
})
