import type { BusinessLicenceView } from '@/api'

type Words = BusinessLicenceView['name']

const said = (all: readonly Words[]) => all.flatMap(({ zh, en }) => [zh, en])

/** Everything a licence can be found by: its own words, and those of its items and packages. */
function hay(one: BusinessLicenceView): string {
  const named = [...one.items, ...one.packages].map(({ name }) => name)
  return [...said([one.name, one.authority, one.measures, ...named]), ...one.basis].join('\n').toLowerCase()
}

/** The licences of a reform mode (none: of any) that have every word somewhere, in their order. */
export function matching(
  list: readonly BusinessLicenceView[],
  mode: string | undefined,
  text: string,
): BusinessLicenceView[] {
  const wanted = text.toLowerCase().split(/\s+/).filter(Boolean)
  return list.filter((one) => {
    if (mode && one.mode !== mode) return false
    if (wanted.length === 0) return true
    const words = hay(one)
    return wanted.every((word) => words.includes(word))
  })
}
