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

test.each(rows.flatMap(proofsOf))('point $point is proved in $file: $name', ({ file, name }) => {
  // A long name may stand on a line of its own, but never on two.
  expect(readFileSync(resolve(tests, file), 'utf8')).toContain(`'${name}'`)
})
