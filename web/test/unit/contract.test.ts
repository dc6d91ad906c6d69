// @vitest-environment node
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'
import { expect, test } from 'vitest'

const web = resolve(import.meta.dirname, '../..')

test('the client is typed by the contract as it stands; if not, npm run api', async () => {
  const contract: unknown = JSON.parse(readFileSync(resolve(web, '../api/openapi.json'), 'utf8'))
  const wanted = astToString(await openapiTS(contract as Parameters<typeof openapiTS>[0]))
  const kept = readFileSync(resolve(web, 'src/api/openapi.d.ts'), 'utf8')
  // The command line adds its own first comment.
  expect(kept.replace(/^\/\*\*[\s\S]*?\*\/\s*/, '').trim() === wanted.trim()).toBe(true)
})
