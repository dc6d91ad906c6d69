import { useState } from 'react'
import type { Json, JsonObject } from '@/api'
import { record } from '@/api'
import { useQuery } from '@tanstack/react-query'
import { useText, useWords } from '@/i18n'
import { Button, Section, SelectField } from '@/ui'
import { useEditing } from './editing'
import styles from './editor.module.css'
import { Group, Node } from './node'
import { PackageItems } from './package-items'
import { PackageOrder } from './package-order'
import { packageWords } from './package-words'
import { isObject, isText } from './pointer'
import { RecordPicker } from './record-picker'
import { propertiesOf, shapeOf } from './shape'

const about = ['name', 'aliases', 'lead', 'domain', 'summary']
const more = ['all_or_nothing', 'promise', 'coordination']

/** One 一件事 put together: what it is, its items, the questions, the order, and what it does not cover. */
export function PackageForm({ document }: { document: JsonObject }) {
  const say = useWords(packageWords)
  const { root } = useEditing()
  const properties = new Map(propertiesOf(root))
  const whole = { schema: root, ref: '' }
  const node = (name: string) => (
    <Node shape={shapeOf(properties.get(name), root)} pointer={`/${name}`} value={document[name]} bare />
  )
  return (
    <>
      <Section id="about" title={say.about}>
        <Group shape={whole} pointer="" value={document} only={about} />
      </Section>
      <Section id="items" title={say.items}>
        <PackageItems document={document} />
      </Section>
      <Section id="questions" title={say.questions}>
        <p className={styles.soft}>{say.questionsLead}</p>
        {node('questions')}
        <Borrow questions={Array.isArray(document.questions) ? document.questions : []} />
      </Section>
      <Section id="order" title={say.order}>
        <PackageOrder document={document} />
      </Section>
      <Section id="blocks" title={say.blocks}>
        {node('blocks')}
      </Section>
      <Section id="more" title={say.more}>
        <Group shape={whole} pointer="" value={document} only={more} />
      </Section>
    </>
  )
}

export function usePackageSections() {
  const say = useWords(packageWords)
  return [
    { id: 'about', title: say.about },
    { id: 'items', title: say.items },
    { id: 'questions', title: say.questions },
    { id: 'order', title: say.order },
    { id: 'blocks', title: say.blocks },
    { id: 'more', title: say.more },
  ]
}

/** A question already asked in another package, with its words and its options. */
function Borrow({ questions }: { questions: readonly Json[] }) {
  const say = useWords(packageWords)
  const text = useText()
  const { revision, change, locked } = useEditing()
  const [from, setFrom] = useState('')
  const [which, setWhich] = useState('')
  const query = useQuery({
    queryKey: ['editor', 'package', revision, from],
    queryFn: async ({ signal }) => (await record(revision, 'package', from, signal)).document,
    enabled: from !== '',
    staleTime: 60_000,
  })
  const known = new Set(questions.map((one) => (isObject(one) ? one.code : undefined)))
  const asked = isObject(query.data) && Array.isArray(query.data.questions) ? query.data.questions : []
  const offered = asked.filter(isObject).filter((one) => !known.has(one.code))
  if (locked) return null
  const take = () => {
    const question = offered.find((one) => one.code === which)
    if (question) change('/questions', [...questions, question])
    setWhich('')
  }
  return (
    <details className={styles.fold}>
      <summary>{say.borrow}</summary>
      <div className={styles.foldBody}>
        <RecordPicker
          name="borrow:from"
          label={say.borrowFrom}
          kind="package"
          revision={revision}
          value={from}
          onPick={(one) => setFrom(one.code)}
        />
        {from && (
          <SelectField
            name="borrow:which"
            label={say.borrowWhich}
            value={which}
            onChange={setWhich}
            options={offered.map((one) => ({
              value: String(one.code),
              label: isText(one.text) ? text(one.text) : String(one.code),
            }))}
          />
        )}
        <div>
          <Button isDisabled={!which} onPress={take}>
            {say.borrowGo}
          </Button>
        </div>
      </div>
    </details>
  )
}
