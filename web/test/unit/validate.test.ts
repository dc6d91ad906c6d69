import { describe, expect, test } from 'vitest'
import type { Field } from '@/form'
import {
  faultOf,
  isCreditCode,
  isIdNumber,
  isPhone,
  pagesOf,
  plainNumber,
  readRows,
  saidOf,
  tidied,
  writeRows,
} from '@/form'

const field = (part: Partial<Field>): Field => ({
  code: 'x',
  label: { zh: '店面面积', en: 'Shop area' },
  kind: 'text',
  choices: [],
  columns: [],
  required: true,
  asked: true,
  source: 'applicant',
  for_items: [],
  ...part,
})

describe('an identity number', () => {
  test.each([
    ['11010519491231002X', true, 'the example of GB 11643'],
    ['440524188001010014', true, 'the other example'],
    ['110105194912310021', false, 'a wrong check digit'],
    ['110105194902310026', false, 'a day that does not exist'],
    ['1101051949123100', false, 'too few digits'],
  ])('%s is right: %s, %s', (number, right) => expect(isIdNumber(number)).toBe(right))
})

describe('a credit code', () => {
  test.each([
    ['91350100M000100Y43', true, 'the example of GB 32100'],
    ['91350100M000100Y44', false, 'a wrong check character'],
    ['91350100I000100Y43', false, 'a letter the alphabet leaves out'],
  ])('%s is right: %s, %s', (code, right) => expect(isCreditCode(code)).toBe(right))
})

describe('a telephone number', () => {
  test.each([
    ['13800138000', true],
    ['02367891234', true],
    ['12800138000', false],
    ['1380013800', false],
    ['67891234', false],
  ])('%s is right: %s', (phone, right) => expect(isPhone(phone)).toBe(right))
  test('spaces, dashes and full-width digits are no fault', () => {
    expect(plainNumber('１３８ 0013-8000')).toBe('13800138000')
  })
})

describe('a field', () => {
  test.each<[string, Partial<Field>, string, string]>([
    ['empty and required', {}, ' ', '请填写店面面积'],
    ['a choice not made', { kind: 'choice' }, '', '请选择店面面积'],
    ['words for a number', { kind: 'decimal' }, '一百', '店面面积请填数字，例如 120 或 120.5'],
    ['a fraction of a person', { kind: 'integer' }, '2.5', '店面面积请填整数，例如 12'],
    [
      'below the least',
      { kind: 'decimal', min: 1, unit: { zh: '平方米', en: 'm²' } },
      '0',
      '店面面积不能小于 1 平方米',
    ],
    ['above the most', { kind: 'decimal', max: 9 }, '10', '店面面积不能大于 9'],
    [
      'a code of another form',
      { pattern: '^[0-9]{4}-[0-9]{6}$' },
      'abc',
      '店面面积的格式不对：请照提示填写，注意位数和横线',
    ],
    ['too long', { max_length: 3 }, '四个汉字', '店面面积太长了，最多 3 个字'],
    [
      'a day that does not exist',
      { kind: 'date' },
      '2026-02-30',
      '店面面积请填完整的年月日，例如 2026 年 3 月 2 日',
    ],
  ])('%s is said kindly', (_, part, value, words) => {
    const fault = faultOf(field(part), value)
    expect(fault && saidOf(fault, field(part), 'zh')).toBe(words)
  })
  test.each<[string, Partial<Field>, string]>([
    ['optional and empty', { required: false }, ''],
    ['a number with commas', { kind: 'decimal', max: 5000 }, '1,200.5'],
    ['a full-width number', { kind: 'integer' }, '１２０'],
    ['characters outside the plane, counted as people count', { max_length: 2 }, '𠮷𠮷'],
  ])('%s is right', (_, part, value) => expect(faultOf(field(part), value)).toBeNull())
  test('is sent without what people add to be read', () => {
    expect(tidied({ kind: 'decimal' }, ' 1,200.5 ')).toBe('1200.5')
    expect(tidied({ kind: 'id_number' }, '11010519491231002x')).toBe('11010519491231002X')
    expect(tidied({ kind: 'text' }, ' 渝北 大药房 ')).toBe('渝北 大药房')
  })
})

describe('a table', () => {
  const column = {
    code: 'name',
    label: { zh: '姓名', en: 'Name' },
    kind: 'text',
    choices: [],
    required: true,
  }
  const table = field({ kind: 'table', label: { zh: '股东', en: 'Shareholders' }, columns: [column] })
  test('needs a row', () => {
    const fault = faultOf(table, '')
    expect(fault && saidOf(fault, table, 'zh')).toBe('请至少填一行“股东”')
  })
  test('says which row and column is wrong', () => {
    const fault = faultOf(table, writeRows([{ name: '张三' }, {}]))
    expect(fault && saidOf(fault, table, 'zh')).toBe('股东第 2 行的“姓名”没有填对')
  })
  test('survives text that is no table', () => expect(readRows('{"name":1}')).toEqual([]))
})

describe('the pages of a form', () => {
  const group = (zh: string) => ({ zh, en: zh })
  const fields = [
    field({ code: 'a', group: group('甲') }),
    field({ code: 'b', group: group('乙') }),
    field({ code: 'c', group: group('甲') }),
    field({ code: 'a', group: group('乙') }),
    field({ code: 'd', group: group('甲'), asked: false }),
    field({ code: 'e', group: group('丙'), asked: false }),
  ]
  const pages = pagesOf(fields, group('其他'))
  test('ask each field once, under the heading that came first', () => {
    expect(pages.map((page) => [page.id, ...page.fields.map((one) => one.code)])).toEqual([
      ['甲', 'a', 'c'],
      ['乙', 'b'],
    ])
  })
  test('show what fills itself beside, and ask no page of it', () => {
    expect(pages[0]?.automatic.map((one) => one.code)).toEqual(['d'])
  })
})
