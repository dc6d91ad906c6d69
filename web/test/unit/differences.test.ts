// What reviewers read of a difference: the place in words, and whether the English was forgotten.
// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { englishOf, placeInWords } from '@/features/catalogue/editor/difference-place'
import { differenceWords } from '@/features/catalogue/editor/difference-words'
import { movedFrom } from '@/features/catalogue/editor/impact'
import { labelsIn } from '@/features/catalogue/editor/labels'
import { membersOf } from '@/features/catalogue/editor/value-words'

const zh = (text: { zh: string; en: string }) => text.zh
const lease = { zh: '租赁合同', en: 'Lease' }
const nameless = { zh: '', en: '' }

describe('where something differs', () => {
  test.each([
    [
      'a paper is called by its name',
      'item',
      '/materials/4/necessity',
      [lease],
      false,
      '申请材料 · 租赁合同 · 必要性',
    ],
    [
      'what has no name by its number',
      'item',
      '/faqs/1/answer',
      [nameless],
      false,
      '常见问题 · 第 2 条 · 答',
    ],
    [
      'an answer by the question it belongs to',
      'package',
      '/questions/0/options/2/label',
      [
        { zh: '经营方式', en: '' },
        { zh: '只做外卖', en: '' },
      ],
      false,
      '问群众的问题 · 经营方式 · 可选的答案 · 只做外卖 · 答案',
    ],
    ['an order says that it is one', 'package', '/items', [], true, '事项 · 先后次序'],
    [
      'an edge is told by what differs itself',
      'package',
      '/edges/3',
      [{ zh: '甲 → 乙', en: '' }],
      false,
      '先后关系',
    ],
    ['a record as a whole', 'item', '', [], false, '整条'],
  ] as const)('%s', (_, kind, pointer, names, order, said) => {
    const row = { pointer, names: [...names], order }
    expect(placeInWords(kind, row, labelsIn('zh'), zh, differenceWords.zh)).toBe(said)
  })
})

test.each([
  ['only the Chinese changed', { zh: '甲', en: 'a' }, { zh: '乙', en: 'a' }, 'unchanged'],
  ['both changed', { zh: '甲', en: 'a' }, { zh: '乙', en: 'b' }, 'fine'],
  ['only the English changed', { zh: '甲', en: 'a' }, { zh: '甲', en: 'b' }, 'fine'],
  ['a new sentence without English', undefined, { zh: '乙', en: '' }, 'none'],
  ['a sentence that went', { zh: '甲', en: 'a' }, undefined, 'fine'],
  ['no sentence at all', 1, 2, 'fine'],
] as const)('the English of a sentence: %s', (_, before, after, found) => {
  expect(englishOf(before, after)).toBe(found)
})

test('every number of an impact has both sides', () => {
  expect(movedFrom('12', '9')).toBe('12 → 9')
  expect(movedFrom('12', '12')).toBe('12 → 12')
  expect(movedFrom(undefined, '9')).toBe('— → 9')
  expect(movedFrom(undefined, undefined)).toBe('')
})

test('a code is read only where there is no name', () => {
  expect(
    membersOf({ code: 'company', label: { zh: '公司', en: 'Company' } }).map(([name]) => name),
  ).toEqual(['label'])
  expect(membersOf({ code: 'acceptance', counted: true }).map(([name]) => name)).toEqual([
    'code',
    'counted',
  ])
})
