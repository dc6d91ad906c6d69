/** What differs between two looks at the same numbers, in the order in which they are named. */
export function changesOf<Count extends string>(
  counts: readonly Count[],
  before: Readonly<Record<Count, number>>,
  after: Readonly<Record<Count, number>>,
) {
  return counts
    .filter((count) => before[count] !== after[count])
    .map((count) => ({ count, before: before[count], after: after[count] }))
}
