// Where in a record something differs, in words: “申请材料 · 租赁合同 · 为什么需要”, never “第 5 条” of what has a name.
import type { DifferenceRow, Json } from '@/api'
import { namesOf, type Labels } from './labels'
import { isText, partsOf } from './pointer'

interface PlaceWords {
  whole: string
  order: string
  row: (number: number) => string
}

type SayText = (text: { zh: string; en: string }) => string

export function placeInWords(
  kind: string,
  row: Pick<DifferenceRow, 'pointer' | 'names' | 'order'>,
  labels: Labels,
  text: SayText,
  say: PlaceWords,
): string {
  const parts = partsOf(row.pointer)
  let element = 0
  const said = parts.map((part, index) => {
    if (!/^\d+$/.test(part)) return labels.member(namesOf(kind, `/${parts.slice(0, index + 1).join('/')}`))
    const name = row.names[element++]
    // What comes first and what after it is what differs itself.
    if (parts[index - 1] === 'edges') return ''
    return (name && text(name)) || say.row(Number(part) + 1)
  })
  if (row.order) said.push(say.order)
  return said.filter(Boolean).join(' · ') || say.whole
}

/** What is to be looked at in the English of a sentence whose Chinese changed. */
export function englishOf(
  before: Json | undefined,
  after: Json | undefined,
): 'unchanged' | 'none' | 'fine' {
  if (!isText(after) || !after.zh) return 'fine'
  if (!after.en) return 'none'
  return isText(before) && before.zh !== after.zh && before.en === after.en ? 'unchanged' : 'fine'
}
