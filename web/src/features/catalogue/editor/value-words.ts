// A value of a record in words: what differences, summaries of rows and conflicts show instead of JSON.
import { useMemo } from 'react'
import type { Json, JsonObject } from '@/api'
import { useFormats, useLanguage, useText, type Formats, type Text } from '@/i18n'
import { groupOf, parameterSign, type ConditionRow, type TestRow } from './condition'
import { conditionWords } from './condition-words'
import type { Question } from './editing'
import { useLabels, type Labels } from './labels'
import { isCondition, isObject, isText } from './pointer'

type Names = (kind: string, code: string) => string
type SayText = (text: Text) => string

export interface ConditionSpeech {
  say: (typeof conditionWords)['zh']
  text: SayText
  questions: readonly Question[]
  nameOf: Names
}

function testSaid(
  { test, subject, value }: TestRow,
  { say, text, questions, nameOf }: ConditionSpeech,
): string {
  if (test === 'kept') return say.kept(nameOf('item', subject))
  const question = questions.find((one) => one.code === subject)
  const asked = question ? text(question.label) : subject
  if (test === 'answered') return say.answered(asked)
  if (test === 'at_least' || test === 'less_than') {
    const limit = value.startsWith(parameterSign)
      ? nameOf('parameter', value.slice(parameterSign.length))
      : value
    return test === 'at_least' ? say.atLeast(asked, limit) : say.lessThan(asked, limit)
  }
  const option = question?.options.find((one) => one.code === value)
  const answer = option
    ? text(option.label)
    : value === 'true'
      ? say.yes
      : value === 'false'
        ? say.no
        : value
  return test === 'is' ? say.is(asked, answer) : say.isNot(asked, answer)
}

function rowSaid(row: ConditionRow, speech: ConditionSpeech, inside: boolean): string {
  if (row.row === 'test') return testSaid(row, speech)
  const { say } = speech
  const rows = row.rows.map((one) => rowSaid(one, speech, true))
  const joined = rows.join(row.join === 'all' ? say.and : say.or)
  if (row.negated) return say.not(joined)
  return inside && rows.length > 1 ? say.grouped(joined) : joined
}

export function conditionSaid(condition: Json | undefined, speech: ConditionSpeech): string {
  const group = groupOf(condition)
  return group.rows.length === 0 ? speech.say.always : rowSaid(group, speech, false)
}

interface Speech extends ConditionSpeech {
  labels: Labels
  format: Formats
  /** A sentence in the language of the page alone, where the other stands beside it. */
  oneLanguage?: boolean
}

const recordKinds: Readonly<Record<string, string>> = {
  department: 'department',
  lead: 'department',
  item: 'item',
  instead: 'item',
  edges: 'item',
  material: 'material',
  field: 'field',
  fields: 'field',
  domain: 'domain',
}

function scalarSaid(value: string, names: readonly string[], { labels, nameOf }: Speech): string {
  const said = labels.code(names, value)
  const kind = recordKinds[names.at(-1) ?? '']
  return said === value && kind ? nameOf(kind, value) : said
}

/** Two codes beside each other: what comes first and what needs it. */
const isEdge = (names: readonly string[], value: Json[]) =>
  names.at(-1) === 'edges' && value.length === 2 && value.every((one) => typeof one === 'string')

export function valueSaid(value: Json | undefined, names: readonly string[], speech: Speech): string {
  const { say, format, labels } = speech
  if (value === undefined) return say.absent
  if (value === null) return labels.variant(names, 'null')
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (typeof value === 'number') return format.number(value)
  if (typeof value === 'string') return scalarSaid(value, names, speech)
  if (Array.isArray(value)) {
    if (value.length === 0) return say.absent
    const parts = value.map((one) => valueSaid(one, names, speech))
    if (isEdge(names, value)) return parts.join(' → ')
    return value.every((one) => !isObject(one)) ? format.list(parts) : parts.join('\n')
  }
  if (isText(value))
    return speech.oneLanguage ? speech.text(value) : [value.zh, value.en].filter(Boolean).join(' / ')
  if (isCondition(value)) return conditionSaid(value, speech)
  return membersOf(value)
    .map(([name, inner]) => {
      const path = [...names, name]
      return `${labels.member(path)}${format.colon}${valueSaid(inner, path, speech)}`
    })
    .join(format.colon === '：' ? '；' : '; ')
}

/** What of a part of a record is worth reading: where it has a name, its code says nothing more. */
export function membersOf(part: JsonObject): [string, Json][] {
  const named = ['name', 'label', 'text'].some((name) => isText(part[name]))
  return Object.entries(part).filter(([name]) => name !== 'code' || !named)
}

/** Says conditions and values in the language of the page. */
export function useSpeech(questions: readonly Question[], nameOf: Names) {
  const { language } = useLanguage()
  const text = useText()
  const format = useFormats()
  const labels = useLabels()
  return useMemo(() => {
    const speech: Speech = { say: conditionWords[language], text, questions, nameOf, labels, format }
    return {
      condition: (condition: Json | undefined) => conditionSaid(condition, speech),
      value: (value: Json | undefined, names: readonly string[]) => valueSaid(value, names, speech),
      read: (value: Json | undefined, names: readonly string[]) =>
        valueSaid(value, names, { ...speech, oneLanguage: true }),
    }
  }, [language, text, questions, nameOf, labels, format])
}
