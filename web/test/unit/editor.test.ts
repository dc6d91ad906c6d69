// The logic behind the catalogue's forms: conditions put together from rows, two saves brought together, the
// order of a package, undo and redo, and words for every member a record may have.
// @vitest-environment node
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '@/api'
import { conditionOf, groupOf, subjectsOf } from '@/features/catalogue/editor/condition'
import {
  circleIn,
  codeFrom,
  copyOf,
  edgesOf,
  freePackageCode,
  placesOf,
  proposedEdges,
  reachOf,
  stepsOf,
  withoutItem,
} from '@/features/catalogue/editor/edges'
import { begun, changed, redone, undone } from '@/features/catalogue/editor/history'
import { inheritedFrom } from '@/features/catalogue/editor/inherited'
import { labelsIn, namesOf } from '@/features/catalogue/editor/labels'
import { divergences, merged, pathKey, undecided } from '@/features/catalogue/editor/merge'
import { numberTyped } from '@/features/catalogue/editor/number-boxes'
import { isObject, sameJson, valueAt, withValue } from '@/features/catalogue/editor/pointer'
import { shownAt } from '@/features/catalogue/editor/preview-page'
import { emptyOf, propertiesOf, requiredOf, shapeOf } from '@/features/catalogue/editor/shape'
import { conditionSaid } from '@/features/catalogue/editor/value-words'
import { conditionWords } from '@/features/catalogue/editor/condition-words'

const house = resolve(import.meta.dirname, '../../..')
const schemaFile = (name: string) =>
  JSON.parse(readFileSync(resolve(house, `catalogue/schema/${name}.json`), 'utf8')) as JsonObject

const isYesNo = (question: string) => question === 'signboard'
const round = (condition: Json) => conditionOf(groupOf(condition), isYesNo)

describe('a condition and its rows', () => {
  test.each<[string, Json]>([
    ['one option', { is: ['entity', 'company'] }],
    ['a yes or no', { is: ['signboard', true] }],
    ['not an option', { not: { is: ['service', 'drinks'] } }],
    ['a number', { at_least: ['area', 300] }],
    ['a parameter', { less_than: ['area', { parameter: 'fire_check_area_threshold' }] }],
    ['answered and kept', { all: [{ answered: 'area' }, { kept: 'food-business-licence' }] }],
    [
      'groups inside groups',
      { any: [{ all: [{ is: ['place', 'mall'] }, { at_least: ['area', 1] }] }, { is: ['entity', 'x'] }] },
    ],
    ['what does not hold together', { not: { any: [{ is: ['a', 'b'] }, { is: ['c', 'd'] }] } }],
    ['not a number', { not: { at_least: ['area', 300] } }],
  ])('comes back as it was: %s', (_, condition) => expect(round(condition)).toEqual(condition))

  test('rows still being filled in say nothing yet', () => {
    const group = groupOf({ is: ['entity', 'company'] })
    const half = { row: 'test', test: 'is', subject: 'place', value: '' } as const
    expect(conditionOf({ ...group, rows: [...group.rows, half] }, isYesNo)).toEqual({
      is: ['entity', 'company'],
    })
    expect(conditionOf({ ...group, rows: [half] }, isYesNo)).toBeUndefined()
  })

  test('names the questions it looks at', () =>
    expect(subjectsOf({ all: [{ is: ['a', 'b'] }, { not: { at_least: ['c', 3] } }] })).toEqual(['a', 'c']))

  test('is read out in words, a group inside another in brackets', () => {
    const label = (zh: string) => ({ zh, en: zh })
    const questions = [
      {
        code: 'place',
        label: label('位置'),
        kind: 'choice',
        row: 0,
        options: [{ code: 'mall', label: label('商场内') }],
      },
      { code: 'area', label: label('面积'), kind: 'number', row: 1, options: [] },
    ]
    const speech = {
      say: conditionWords.zh,
      text: (words: { zh: string }) => words.zh,
      questions,
      nameOf: (_: string, code: string) => code,
    }
    const condition: Json = { any: [{ is: ['place', 'mall'] }, { at_least: ['area', 300] }] }
    expect(conditionSaid(condition, speech)).toBe('“位置”答“商场内”，或者“面积”不小于 300')
    expect(conditionSaid({ all: [{ answered: 'area' }, condition] }, speech)).toBe(
      '答过“面积”，并且（“位置”答“商场内”，或者“面积”不小于 300）',
    )
    expect(conditionSaid(undefined, speech)).toBe('任何情形')
  })
})

describe('two saves of one record', () => {
  const base = {
    name: { zh: '开餐饮店', en: 'Open a restaurant' },
    lead: 'market-regulation',
    items: [
      { item: 'a', role: 'required' },
      { item: 'b', role: 'optional' },
    ],
  }
  const mine = {
    ...base,
    name: { zh: '开饭店', en: 'Open a restaurant' },
    items: [...base.items, { item: 'c', role: 'required' }],
  }
  const theirs = {
    ...base,
    name: { zh: '开饮食店', en: 'Open a restaurant' },
    items: [
      { item: 'a', role: 'required' },
      { item: 'b', role: 'situational' },
    ],
  }
  const found = divergences({ base, mine, theirs })

  test('differ where they differ, rows found by what they are of', () =>
    expect(found.map((one) => [pathKey(one.path), one.changed])).toEqual([
      ['name', 'both'],
      ['items/:item=b/role', 'theirs'],
      ['items/:item=c', 'mine'],
    ]))

  test('only what both changed has to be chosen', () => {
    expect(undecided(found, {}).map((one) => pathKey(one.path))).toEqual(['name'])
    expect(undecided(found, { name: 'mine' })).toEqual([])
  })

  test('come together with nothing lost', () =>
    expect(merged(theirs, found, { name: 'mine' })).toEqual({
      name: mine.name,
      lead: 'market-regulation',
      items: [
        { item: 'a', role: 'required' },
        { item: 'b', role: 'situational' },
        { item: 'c', role: 'required' },
      ],
    }))

  test('all of mine is mine, all of theirs is theirs', () => {
    const all = (choice: 'mine' | 'theirs') =>
      merged(theirs, found, Object.fromEntries(found.map((one) => [pathKey(one.path), choice])))
    expect(sameJson(all('mine'), mine)).toBe(true)
    expect(all('theirs')).toEqual(theirs)
  })

  test('rows that cannot be told apart are one place', () => {
    const rows = (text: string) => ({ criteria: [{ text }, { text: 'x' }] })
    const [only, ...more] = divergences({ base: rows('a'), mine: rows('b'), theirs: rows('c') })
    expect(more).toEqual([])
    expect(only?.path).toEqual(['criteria'])
  })
})

describe('the order of a package', () => {
  const item = (made: string | undefined, used: string[]): Json => ({
    ...(made ? { result: { material: made } } : {}),
    materials: used.map((material) => ({ material })),
  })
  const items = new Map<string, Json>([
    ['register', item('business-licence', [])],
    ['health', item('certificate', ['certificate'])],
    ['food', item(undefined, ['business-licence', 'certificate'])],
  ])

  test('is proposed from who needs whose result, without what is there', () =>
    expect(proposedEdges(items, [['register', 'food']]).map((one) => one.edge)).toEqual([
      ['health', 'food'],
    ]))

  test('never proposes a circle', () =>
    expect(proposedEdges(items, [['food', 'health']]).map((one) => one.edge)).toEqual([
      ['register', 'food'],
    ]))

  test('has steps, one after the last waited for', () =>
    expect([
      ...stepsOf(
        ['a', 'b', 'c'],
        [
          ['a', 'b'],
          ['b', 'c'],
          ['a', 'c'],
        ],
      ).values(),
    ]).toEqual([0, 1, 2]))

  test('a circle is named by its members', () =>
    expect(
      circleIn(
        ['a', 'b', 'c'],
        [
          ['a', 'b'],
          ['b', 'a'],
          ['a', 'c'],
        ],
      ),
    ).toEqual(['a', 'b']))

  test('what is reached goes through everything between, also round a circle', () => {
    const reached = reachOf([
      ['a', 'b'],
      ['b', 'c'],
      ['c', 'a'],
      ['d', 'a'],
    ])
    expect([...reached('a')].sort()).toEqual(['a', 'b', 'c'])
    expect([...reached('d')].sort()).toEqual(['a', 'b', 'c', 'd'])
    expect([...reached('e')]).toEqual(['e'])
  })

  test('three hundred items have places of their own', () => {
    const many = Array.from({ length: 300 }, (_, index) => `item-${index}`)
    const edges = many.slice(1).map((to, index) => [many[Math.floor(index / 3)] ?? '', to] as const)
    const places = placesOf(many, edges)
    expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(300)
  })

  test('an item goes with its edges', () => {
    const document = { items: [{ item: 'a' }, { item: 'b' }], edges: [['a', 'b']] }
    expect(withoutItem(document, 'a')).toEqual({ items: [{ item: 'b' }], edges: [] })
    expect(edgesOf({})).toEqual([])
  })

  test('a copy keeps everything but what was said of the other alone', () => {
    const name = { zh: '开花店', en: 'Open a flower shop' }
    const said = {
      coordination: { level: 'municipal' },
      promise: { days: 5 },
      elder: true,
      display_order: 1,
    }
    const copy = copyOf(
      { code: 'x', name: { zh: '', en: '' }, aliases: ['旧'], items: [1], ...said },
      { code: 'y', name },
    )
    expect(copy).toMatchObject({ code: 'y', name, aliases: ['开花店', 'open a flower shop'], items: [1] })
    expect(Object.keys(said).filter((member) => member in copy)).toEqual([])
  })

  test('a copy is told which sentences still speak of the other, until they are edited', () => {
    const blocks = [
      { text: { zh: '开餐饮店必须有食品经营许可证。', en: 'It needs a food licence.' } },
      { text: { zh: '店面多大？', en: 'How large is the restaurant?' } },
      { text: { zh: '雇几个人？', en: 'How many people?' } },
    ]
    const ground = {
      code: 'open-restaurant',
      name: { zh: '开餐饮店', en: 'Open a restaurant' },
      aliases: ['开饭店', 'canguan'],
      blocks,
    }
    const copy = copyOf(ground, { code: 'pets', name: { zh: '开宠物店', en: 'Open a pet shop' } })
    expect(inheritedFrom(ground, copy).map((one) => one.pointer)).toEqual([
      '/blocks/0/text',
      '/blocks/1/text',
    ])
    const edited = withValue(copy, '/blocks/0/text/zh', '开宠物店必须有食品经营许可证。') as JsonObject
    expect(inheritedFrom(ground, edited).map((one) => one.pointer)).toEqual(['/blocks/1/text'])
  })

  test('a code that nobody has where only the Chinese name is known', () =>
    expect(freePackageCode(['package-1', 'open-shop', 'package-3'])).toBe('package-2'))

  test.each([
    ['Open a flower shop with a café', 'open-flower-shop-with-cafe'],
    ['The Dog & Cat Clinic', 'dog-cat-clinic'],
    ['', ''],
  ])('a code from %s', (english, code) => expect(codeFrom(english)).toBe(code))
})

describe('a number', () => {
  test.each([
    ['１２', true, 12],
    ['1,000', true, 1000],
    ['七', true, undefined],
    ['', true, undefined],
    ['0.5', true, undefined],
    ['0.5', false, 0.5],
  ])('typed as “%s”', (typed, whole, number) => expect(numberTyped(typed, whole)).toBe(number))
})

describe('a form', () => {
  test('letters typed one after another are one step back', () => {
    let history = begun({ name: '' })
    history = changed(history, '/name', 'a', 0)
    history = changed(history, '/name', 'ab', 300)
    history = changed(history, '/name', 'abc', 5_000)
    expect(undone(history).document).toEqual({ name: 'ab' })
    expect(undone(undone(history)).document).toEqual({ name: '' })
    expect(redone(undone(history)).document).toEqual({ name: 'abc' })
  })

  test('replaces only what lies on the way to the change', () => {
    const document = { a: { b: [1, 2] }, c: { d: 3 } }
    const next = withValue(document, '/a/b/1', 9)
    expect(next).toEqual({ a: { b: [1, 9] }, c: { d: 3 } })
    expect(isObject(next) && next.c).toBe(document.c)
    expect(withValue(document, '/a/b/0', undefined)).toEqual({ a: { b: [2] }, c: { d: 3 } })
    expect(valueAt(document, '/a/b/1')).toBe(2)
  })

  test('a new record has every member it must have', () => {
    const item = schemaFile('item')
    const empty = emptyOf({ schema: item, ref: '' }, item, '')
    expect(Object.keys(isObject(empty) ? empty : {}).sort()).toEqual(requiredOf(item).sort())
  })

  test('a promise begins with a day, and the hint of a code asks for what the code may be', () => {
    const item = schemaFile('item')
    const promised = emptyOf(
      shapeOf(Object.fromEntries(propertiesOf(item)).promised, item),
      item,
      'promised',
    )
    expect(isObject(promised) && promised.days).toBe(1)
    const { help } = labelsIn('zh')
    expect(help(namesOf('package', '/questions/0/code'))).toContain('下划线')
    expect(help(namesOf('package', '/code'))).toContain('连字符')
  })

  test('the preview knows the addresses of the citizen, and no others', () => {
    expect(shownAt('/start/open-shop/area?entity=company')).toEqual({
      page: 'start',
      code: 'open-shop',
      question: 'area',
      answers: { entity: 'company' },
    })
    expect(shownAt('/apply/open-shop')).toBeUndefined()
  })
})

/** Every place of a schema that a person fills in, with the codes it may have. */
function placesIn(
  schema: Json | undefined,
  root: JsonObject,
  pointer: string,
  depth = 0,
): [string, string[]][] {
  const { schema: at, ref } = shapeOf(schema, root)
  if (depth > 6 || ref === 'condition' || ref === 'comparison' || ref === 'text') return [[pointer, []]]
  const ways = Array.isArray(at.anyOf)
    ? at.anyOf.flatMap((way) => placesIn(way, root, pointer, depth + 1))
    : []
  const items = at.items ? placesIn(at.items, root, pointer, depth + 1) : []
  const members = propertiesOf(at).flatMap(([name, inner]) =>
    placesIn(inner, root, `${pointer}/${name}`, depth + 1),
  )
  const codes = Array.isArray(at.enum) ? at.enum.map(String) : []
  return [[pointer, codes], ...ways, ...items, ...members]
}

describe.each([
  ['item', 'item', ''],
  ['package', 'package', ''],
  ['material', 'materials', '/properties/materials/items'],
  ['field', 'fields', '/properties/fields/items'],
  ['department', 'departments', '/properties/departments/items'],
  ['post', 'posts', '/properties/posts/items'],
  ['parameter', 'district', '/properties/parameters/additionalProperties'],
])('every member of a %s', (kind, file, pointer) => {
  const root = schemaFile(file)
  const places = placesIn(valueAt(root, pointer), root, '').filter(([at]) => at !== '')

  test.each(['zh', 'en'] as const)('has a name and words for its codes: %s', (language) => {
    const labels = labelsIn(language)
    const nameless = places.flatMap(([at, codes]) => {
      const names = namesOf(kind, at)
      const missing = codes
        .filter((code) => labels.code(names, code) === code)
        .map((code) => `${at} = ${code}`)
      return labels.member(names) === names.at(-1) ? [at, ...missing] : missing
    })
    expect([...new Set(nameless)]).toEqual([])
  })
})
