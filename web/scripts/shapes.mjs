// src/api/types.ts: every shape of the contract under its own name, without the nulls the server never sends.
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const contract = JSON.parse(readFileSync(resolve(web, '../api/openapi.json'), 'utf8'))
const names = Object.keys(contract.components.schemas).filter((name) => name !== 'Problem')

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
const lines = names.sort().map((name) => `export type ${name} = Present<Schemas['${name}']>\n`)
writeFileSync(resolve(web, 'src/api/types.ts'), head + lines.join(''))
