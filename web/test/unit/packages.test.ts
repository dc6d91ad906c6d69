// How the home page lays out what can be done.
import { expect, test } from 'vitest'
import type { PackageSummary } from '@/api'
import { byDomain, forElders } from '@/features/catalogue/search/by-domain'

const words = (text: string) => ({ zh: text, en: text })
const one = (code: string, domain: string, elder = false): PackageSummary =>
  ({
    code,
    name: words(code),
    summary: words(code),
    lead: { code: 'lead', name: words('lead') },
    domain: { code: domain, name: words(domain) },
    item_count: 1,
    elder,
  }) as PackageSummary

test('the packages stand under their domains, both in the order in which the hall has them', () => {
  const groups = byDomain([one('shop', 'startup'), one('newborn', 'social'), one('inn', 'startup')])
  expect(groups.map((group) => [group.domain.code, group.packages.map((each) => each.code)])).toEqual([
    ['startup', ['shop', 'inn']],
    ['social', ['newborn']],
  ])
})

test('the large view shows what older people come for, and never what comes after a death', () => {
  const list = [
    one('after-death', 'social'),
    one('retire', 'social', true),
    one('pension', 'social', true),
    one('card', 'social', true),
  ]
  expect(forElders(list, 2).map((each) => each.code)).toEqual(['retire', 'pension'])
})
