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

/** 长辈版 shows few large choices: what older people come for; the search finds the others. */
export function forElders(list: readonly PackageSummary[], most: number): PackageSummary[] {
  return list.filter((one) => one.elder).slice(0, most)
}
