// What a letter reaches: powers × items, and the days between which it does.
import type { GrantInput } from '@/api'

/** By power, the items it is given for. */
export type Range = Readonly<Record<string, readonly string[]>>

export function withItem(range: Range, power: string, item: string, given: boolean): Range {
  const rest = (range[power] ?? []).filter((one) => one !== item)
  return { ...range, [power]: given ? [...rest, item] : rest }
}

/** Only what this grantee can use, in the order in which the items stand. */
export function grantsOf(range: Range, powers: readonly string[], items: readonly string[]): GrantInput[] {
  return powers
    .map((power) => ({ power, items: items.filter((item) => range[power]?.includes(item)) }))
    .filter((grant) => grant.items.length > 0)
}

/** The last day of a year that begins on this one: 2026-03-02 → 2027-03-01. */
export function lastDayOfYearFrom(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year + 1, month - 1, date - 1)).toISOString().slice(0, 10)
}
