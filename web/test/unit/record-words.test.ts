// What a member of a record is called stands in the form here and, for spreadsheets and for what is told of
// a file, in the catalogue's texts: whoever reads both must find one word. The head of a column stands for a
// member wherever it occurs; what the form calls differently from place to place has a general name there.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { codeWords } from '@/features/catalogue/editor/code-words'
import { memberWords } from '@/features/catalogue/editor/member-words'

type Both = { zh: string; en: string }

/** The texts of one file, each on a line of its own. */
function textsIn(file: string, prefix: string): Map<string, Both> {
  const source = readFileSync(resolve(import.meta.dirname, '../../../catalogue/texts', file), 'utf8')
  const line = new RegExp(`^ +${prefix}\\.([\\w.-]+): (\\{zh: .*\\})$`, 'gm')
  return new Map(
    [...source.matchAll(line)].map(([, name = '', words = '']) => [
      name,
      JSON.parse(words.replace(/^\{zh:/, '{"zh":').replace(/", en:/, '", "en":')) as Both,
    ]),
  )
}

test.each([
  ['columns.yaml', 'column', memberWords],
  ['values.yaml', 'value', codeWords],
] as const)('%s and the form call everything that both name alike', (file, prefix, words) => {
  const texts = textsIn(file, prefix)
  const [zh, en] = [words.zh, words.en] as readonly Readonly<Record<string, string>>[]
  const byPlace = new Set(Object.keys(zh ?? {}).flatMap((name) => name.split('.').slice(1).slice(-1)))
  const general = (name: string) => prefix === 'column' && byPlace.has(name)
  const shared = [...texts.keys()].filter((name) => zh?.[name] !== undefined && !general(name))
  expect(shared.length).toBeGreaterThan(100)
  for (const name of shared) expect.soft(texts.get(name), name).toEqual({ zh: zh?.[name], en: en?.[name] })
})
