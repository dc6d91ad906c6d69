// @vitest-environment node
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { expect, test } from 'vitest'
import { shapesOf } from '../../scripts/shapes.mjs'

const web = resolve(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(resolve(web, path), 'utf8')
const contract = JSON.parse(read('../api/openapi.json')) as Parameters<typeof shapesOf>[0]

/** The first lines that differ: the whole files would tell nobody anything. */
function difference(kept: string, wanted: string) {
  const [left, right] = [kept.trim().split('\n'), wanted.trim().split('\n')]
  const at = right.findIndex((line, number) => line !== left[number])
  if (at < 0 && left.length === right.length) return undefined
  const from = at < 0 ? right.length : at
  return { line: from + 1, kept: left.slice(from, from + 3), wanted: right.slice(from, from + 3) }
}

test('the client is typed by the contract as it stands; if not, npm run api', async () => {
  const wanted = astToString(await openapiTS(contract as Parameters<typeof openapiTS>[0]))
  // The command line adds its own first comment.
  const kept = read('src/api/openapi.d.ts').replace(/^\/\*\*[\s\S]*?\*\/\s*/, '')
  expect(difference(kept, wanted)).toBeUndefined()
})

test('every shape of the contract has its name in the client; if not, npm run api', () => {
  expect(difference(read('src/api/types.ts'), shapesOf(contract))).toBeUndefined()
})
