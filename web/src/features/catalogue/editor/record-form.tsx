import { useWords } from '@/i18n'
import type { JsonObject } from '@/api'
import { Section } from '@/ui'
import { useEditing } from './editing'
import { editorWords } from './editor-words'
import { Group, Node } from './node'
import { PackageForm, usePackageSections } from './package-form'
import { propertiesOf } from './shape'
import { StandingForm } from './standing-form'

/** The parts of an item as its guide tells them, each with its members in order. */
const itemSections = {
  basics: [
    'name',
    'implementation_code',
    'demo',
    'department',
    'section',
    'kind',
    'kind_note',
    'domain',
    'objects',
  ],
  standing: ['standing'],
  legal: ['basis', 'power_source'],
  limits: [
    'statutory',
    'promised',
    'instant',
    'issue',
    'supplement_days',
    'publicity',
    'special_procedures',
  ],
  ways: ['channels', 'visits', 'visits_reason', 'fee', 'separation_of_duties'],
  conditions: ['conditions', 'commitment'],
  materials: ['materials'],
  form: ['fields'],
  review: ['site_check', 'review_criteria', 'refusal_grounds'],
  result: ['result'],
  others: ['particulars'],
} as const

type SectionName = keyof typeof itemSections

export function useSections(kind: string): { id: string; title: string }[] {
  const say = useWords(editorWords)
  const ofPackage = usePackageSections()
  if (kind === 'package') return ofPackage
  if (kind !== 'item') return []
  return (Object.keys(itemSections) as SectionName[]).map((id) => ({ id, title: say[id] }))
}

/** The form of a record of any kind. */
export function RecordForm({ document }: { document: JsonObject }) {
  const { kind, root } = useEditing()
  const whole = { schema: root, ref: '' }
  const sections = useSections(kind)
  if (kind === 'package') return <PackageForm document={document} />
  // A text is its two languages and nothing else.
  if (kind === 'text') return <Node shape={{ schema: root, ref: 'text' }} pointer="" value={document} />
  if (kind !== 'item') return <Group shape={whole} pointer="" value={document} without={['code']} />
  const placed = new Set<string>(Object.values(itemSections).flat())
  const rest = propertiesOf(root)
    .map(([name]) => name)
    .filter((name) => !placed.has(name) && name !== 'code')
  return sections.map(({ id, title }) => (
    <Section key={id} id={id} title={title}>
      {id === 'standing' ? (
        <StandingForm value={document.standing} />
      ) : (
        <Group
          shape={whole}
          pointer=""
          value={document}
          only={[...itemSections[id as SectionName], ...(id === 'others' ? rest : [])]}
        />
      )}
    </Section>
  ))
}
