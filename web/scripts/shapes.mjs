// src/api/types.ts: every shape of the contract under its own name, without the nulls the server never sends.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { argv } from 'node:process'
import { fileURLToPath } from 'node:url'

const head = `// The shapes of the contract, under the names they have in the server. Written by npm run api.
import type { components } from './openapi'

type Schemas = components['schemas']

/** The server leaves an absent member out; it never answers null. */
export type Present<T> = T extends null
  ? never
  : T extends readonly (infer Part)[]
    ? Present<Part>[]
    : T extends object
      ? { [Key in keyof T]: Present<T[Key]> }
      : T

`

/** @param {{ components: { schemas: Record<string, unknown> } }} contract */
export function shapesOf(contract) {
  const names = Object.keys(contract.components.schemas).filter((name) => name !== 'Problem')
  return (
    head +
    names
      .sort()
      .map((name) => `export type ${name} = Present<Schemas['${name}']>\n`)
      .join('')
  )
}

if (argv[1] === fileURLToPath(import.meta.url)) {
  const web = resolve(dirname(argv[1]), '..')
  const contract = JSON.parse(readFileSync(resolve(web, '../api/openapi.json'), 'utf8'))
  writeFileSync(resolve(web, 'src/api/types.ts'), shapesOf(contract))
}
