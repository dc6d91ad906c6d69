// How the home page lays out what can be done.
import { expect, test } from 'vitest'
import type { PackageSummary } from '@/api'
import { byDomain } from '@/features/catalogue/search/by-domain'

const words = (text: string) => ({ zh: text, en: text })
export const one = (code: string, domain: string): PackageSummary =>
  ({
    code,
    name: words(code),
    summary: words(code),
    lead: { code: 'lead', name: words('lead') },
    domain: { code: domain, name: words(domain) },
    item_count: 1,
  }) as PackageSummary

test('the packages stand under their domains, both in the order in which the hall has them', () => {
  const groups = byDomain([one('shop', 'startup'), one('newborn', 'social'), one('inn', 'startup')])
  expect(groups.map((group) => [group.domain.code, group.packages.map((each) => each.code)])).toEqual([
    ['startup', ['shop', 'inn']],
    ['social', ['newborn']],
  ])
})
