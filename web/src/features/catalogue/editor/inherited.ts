// What a package took over from the one it was begun from, and still says of that one: "开餐饮店必须有…" in a pet
// shop. Nothing is changed for anybody; the sentences are shown until they are edited or looked through.
import { useMemo, useState } from 'react'
import type { Json, JsonObject } from '@/api'
import { isObject, isText, pointerOf } from './pointer'
import { useGround } from './new-parts'

const keyOf = (revision: string, code: string) => `yichuang.editor.ground.${revision}.${code}`

export function keepGround(revision: string, code: string, ground: string | undefined) {
  try {
    if (ground) localStorage.setItem(keyOf(revision, code), ground)
    else localStorage.removeItem(keyOf(revision, code))
  } catch {
    // Not allowed: then the sentences are not pointed out, and the differences still show them.
  }
}

function groundOf(revision: string, code: string): string {
  try {
    return localStorage.getItem(keyOf(revision, code)) ?? ''
  } catch {
    return ''
  }
}

interface Sentence {
  pointer: string
  zh: string
  en: string
}

function sentencesIn(value: Json | undefined, path: readonly (string | number)[] = []): Sentence[] {
  if (isText(value)) return [{ pointer: pointerOf(path), zh: value.zh ?? '', en: value.en ?? '' }]
  if (Array.isArray(value)) return value.flatMap((one, index) => sentencesIn(one, [...path, index]))
  if (!isObject(value)) return []
  return Object.entries(value as JsonObject).flatMap(([name, one]) => sentencesIn(one, [...path, name]))
}

/** Words that stand in the name of every other package. */
const common = new Set([
  'open',
  'start',
  'apply',
  'shop',
  'store',
  'with',
  'from',
  'their',
  'your',
  'and',
  'the',
])

/** What the other one is called: 开餐饮店 → 餐饮店, with its other names; “Open a restaurant” → restaurant. */
function wordsOf(ground: JsonObject, name: string): { zh: string[]; en: string[] } {
  const called = isText(ground.name) ? ground.name : { zh: '', en: '' }
  const aliases = Array.isArray(ground.aliases) ? ground.aliases.map(String) : []
  const zh = [called.zh ?? '', ...aliases]
    .map((one) => one.replace(/^(我要|我想)?(开办|开|办理|办)(一家|一个)?/, ''))
    .filter((one) => /^\p{Script=Han}{2,}$/u.test(one) && !name.includes(one))
  const en = (called.en ?? '')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((one) => one.length > 3 && !common.has(one))
  return { zh: [...new Set(zh)], en }
}

/** The sentences that are still word for word the other one's and name it. */
export function inheritedFrom(ground: JsonObject, document: JsonObject): Sentence[] {
  const name = isText(document.name) ? document.name : { zh: '', en: '' }
  const words = wordsOf(ground, name.zh ?? '')
  const english = (name.en ?? '').toLowerCase()
  const naming = words.en.filter((one) => !english.includes(one))
  const theirs = sentencesIn(ground)
  const [saidZh, saidEn] = [new Set(theirs.map((one) => one.zh)), new Set(theirs.map((one) => one.en))]
  return sentencesIn(document).filter(
    ({ zh, en }) =>
      (saidZh.has(zh) && words.zh.some((one) => zh.includes(one))) ||
      (saidEn.has(en) && naming.some((one) => en.toLowerCase().includes(one))),
  )
}

const nothing: Sentence[] = []

export function useInherited(revision: string, code: string, document: Json) {
  const [ground, setGround] = useState(() => groundOf(revision, code))
  const { data } = useGround(revision, 'package', ground)
  const sentences = useMemo(
    () => (ground && isObject(data) && isObject(document) ? inheritedFrom(data, document) : nothing),
    [ground, data, document],
  )
  const name = isObject(data) && isText(data.name) ? data.name : undefined
  const seen = () => {
    keepGround(revision, code, undefined)
    setGround('')
  }
  return { sentences, name, seen }
}
