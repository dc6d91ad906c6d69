// A demonstration has some hundred and forty accounts: one is found by any of its words.
import { describe, expect, test } from 'vitest'
import { matching } from '@/features/people/demo-people'

const account = (name: string, code: string, zh: string, en: string) =>
  ({ account: code, password: '', name, post: { zh, en }, surfaces: ['desk'] }) as unknown as Parameters<
    typeof matching
  >[0][number]
const everybody = [
  account('简晓雯', 'jian', '申请人', 'Applicant'),
  account('冉小兰', 'market', '区市场监管局审批科科长', 'Chief, Market Regulation'),
  account('冉小兰', 'market-head', '区市场监管局主要负责人', 'Head of Market Regulation'),
]

describe('the accounts of a demonstration', () => {
  test.each([
    ['简', ['jian']],
    ['MARKET', ['market', 'market-head']],
    ['冉 负责人', ['market-head']],
    ['head regulation', ['market-head']],
    ['nobody', []],
  ])('are found by %s', (sought, found) => {
    expect(matching(everybody, sought).map((one) => one.account)).toEqual(found)
  })
})
