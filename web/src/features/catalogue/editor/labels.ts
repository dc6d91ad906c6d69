// Which words a member and its codes have, wherever it stands in a record.
import { useMemo } from 'react'
import { useLanguage, type Language } from '@/i18n'
import { codeWords } from './code-words'
import { helpWords } from './help-words'
import { memberWords } from './member-words'
import { partsOf } from './pointer'

/** What stands above the members of a record itself. */
const roots: Readonly<Record<string, string>> = {
  material: 'materials',
  item: 'item',
  package: 'package',
  field: 'field_record',
}

/** Members whose codes are named after something else than the member. */
const codesNamed: Readonly<Record<string, string>> = {
  'materials.kind': 'copy',
  'field_record.kind': 'field',
  'columns.kind': 'field',
  'item.kind': 'kind',
}

/** The names that lead to a place, the numbers of rows left out. */
export function namesOf(kind: string, pointer: string): string[] {
  const parts = partsOf(pointer).filter((part) => !/^\d+$/.test(part))
  return [roots[kind] ?? kind, ...parts]
}

type Table = Readonly<Record<string, string>>

function found(table: Table, names: readonly string[]): string | undefined {
  const [above, last] = [names.at(-2) ?? '', names.at(-1) ?? '']
  return table[`${above}.${last}`] ?? table[last]
}

function codeIn(table: Table, names: readonly string[], code: string): string | undefined {
  const [above, last] = [names.at(-2) ?? '', names.at(-1) ?? '']
  const named = codesNamed[`${above}.${last}`]
  return (
    (named && table[`${named}.${code}`]) ?? table[`${above}.${last}.${code}`] ?? table[`${last}.${code}`]
  )
}

export interface Labels {
  member: (names: readonly string[]) => string
  help: (names: readonly string[]) => string | undefined
  code: (names: readonly string[], code: string) => string
  variant: (names: readonly string[], variant: string) => string
}

export function labelsIn(language: Language): Labels {
  const members: Table = memberWords[language]
  const helps: Table = helpWords[language]
  const codes: Table = codeWords[language]
  return {
    member: (names) => found(members, names) ?? names.at(-1) ?? '',
    help: (names) => found(helps, names),
    code: (names, code) => codeIn(codes, names, code) ?? code,
    variant: (names, variant) =>
      codes[`${names.at(-1) ?? ''}.${variant}`] ?? codes[`variant.${variant}`] ?? variant,
  }
}

export function useLabels(): Labels {
  const { language } = useLanguage()
  return useMemo(() => labelsIn(language), [language])
}
