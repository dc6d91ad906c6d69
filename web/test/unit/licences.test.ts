import { expect, test } from 'vitest'
import type { BusinessLicenceView } from '@/api'
import { matching } from '@/features/catalogue/licences/matching'

const said = (zh: string, en: string) => ({ zh, en })
const licence = (code: string, mode: string, rest: Partial<BusinessLicenceView>): BusinessLicenceView => ({
  code,
  mode,
  name: said(code, code),
  authority: said('市场监管部门', 'Market regulator'),
  basis: ['某法 第三条'],
  mode_certain: false,
  measures: said('压缩时限', 'faster'),
  district: true,
  source: '样例',
  certain: false,
  items: [],
  packages: [],
  standings: [],
  ...rest,
})
const list = [
  licence('food', 'service', {
    packages: [{ code: 'open-restaurant', name: said('开餐饮店', 'Open a restaurant') }],
  }),
  licence('hygiene', 'commitment', { authority: said('卫生健康部门', 'Health authority') }),
  licence('hotel', 'commitment', {
    items: [{ code: 'hotel', name: said('旅馆业特种行业许可', 'Hotel licence') }],
  }),
]
const found = (mode: string | undefined, text: string) => matching(list, mode, text).map(({ code }) => code)

test('it is found by the words of its authority, its items and its packages, in both languages', () => {
  expect(found(undefined, '餐饮')).toEqual(['food'])
  expect(found(undefined, 'HEALTH')).toEqual(['hygiene'])
  expect(found(undefined, '旅馆')).toEqual(['hotel'])
  expect(found(undefined, '某法')).toEqual(['food', 'hygiene', 'hotel'])
})

test('every word must be somewhere, and the mode holds beside them', () => {
  expect(found('commitment', '')).toEqual(['hygiene', 'hotel'])
  expect(found('commitment', '餐饮')).toEqual([])
  expect(found(undefined, '卫生  authority')).toEqual(['hygiene'])
  expect(found(undefined, '卫生 餐饮')).toEqual([])
  expect(found('record', '')).toEqual([])
})
