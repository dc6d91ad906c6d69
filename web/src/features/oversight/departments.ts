import type { DepartmentCounts } from '@/api'

const busy = (one: DepartmentCounts) => one.in_hand + one.stopped + one.decided_today > 0

/** Where it burns first: overdue, then due soon, then most in hand. Those with nothing are named apart. */
export function arranged(departments: readonly DepartmentCounts[]) {
  const order = (a: DepartmentCounts, b: DepartmentCounts) =>
    b.red - a.red || b.yellow - a.yellow || b.in_hand - a.in_hand || b.decided_today - a.decided_today
  return {
    busy: departments.filter(busy).sort(order),
    idle: departments.filter((one) => !busy(one)),
  }
}
