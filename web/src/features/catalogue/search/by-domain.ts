// The packages as they lie in the hall: one group a domain, in the order in which the server sends them.
import type { PackageSummary } from '@/api'

export interface DomainGroup {
  domain: PackageSummary['domain']
  packages: PackageSummary[]
}

export function byDomain(list: readonly PackageSummary[]): DomainGroup[] {
  const groups = new Map<string, DomainGroup>()
  for (const one of list) {
    const group = groups.get(one.domain.code) ?? { domain: one.domain, packages: [] }
    group.packages.push(one)
    groups.set(one.domain.code, group)
  }
  return [...groups.values()]
}

/** What concerns a person comes before what concerns a business. */
export function ownFirst(list: readonly PackageSummary[]): PackageSummary[] {
  const own = list.filter((one) => one.domain.code === 'social-affairs')
  return [...own, ...list.filter((one) => !own.includes(one))]
}
