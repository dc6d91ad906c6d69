import type { PlanMaterialView, PlanView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { More, Section, Tag } from '@/ui'
import styles from './guide.module.css'
import { words } from './words'

export function AskedMaterials({ plan }: { plan: PlanView }) {
  const say = useWords(words)
  const all = plan.materials.filter((material) => material.asked)
  // What may be left away is not among the copies that the head of the plan counts.
  const asked = all.filter((material) => material.necessity !== 'optional')
  const optional = all.filter((material) => material.necessity === 'optional')
  return (
    <>
      <Section title={say.yourMaterials(plan.after.materials)}>
        <List materials={asked} />
      </Section>
      {optional.length > 0 && (
        <Section title={say.optionalMaterials(optional.length)}>
          <List materials={optional} />
        </Section>
      )}
    </>
  )
}

function List({ materials }: { materials: readonly PlanMaterialView[] }) {
  return (
    <ol className={styles.materials}>
      {materials.map((material) => (
        <Material key={material.code} material={material} />
      ))}
    </ol>
  )
}

function Material({ material }: { material: PlanMaterialView }) {
  const say = useWords(words)
  const format = useFormats()
  const text = useText()
  return (
    <li className={styles.material}>
      <div className={styles.itemHead}>
        <h3>{text(material.name)}</h3>
        <Tag>{say.copies(material.copies)}</Tag>
      </div>
      <p>{text(material.why)}</p>
      <p className={styles.soft}>
        {say.usedFor}
        {format.colon}
        {format.list(material.for_items.map((item) => text(item.name)))}
      </p>
      <More summary={say.howToGet}>
        <p>{text(material.how_to_get)}</p>
        {text(material.good_example) && (
          <p>
            <strong>
              ✓ {say.good}
              {format.colon}
            </strong>
            {text(material.good_example)}
          </p>
        )}
        {text(material.bad_example) && (
          <p>
            <strong>
              ✗ {say.bad}
              {format.colon}
            </strong>
            {text(material.bad_example)}
          </p>
        )}
        {material.common_faults.length > 0 && (
          <>
            <p>
              <strong>{say.faults}</strong>
            </p>
            <ul className={styles.bullets}>
              {material.common_faults.map((fault) => (
                <li key={fault.code}>{text(fault.name)}</li>
              ))}
            </ul>
          </>
        )}
      </More>
    </li>
  )
}

/** What people used to be asked for and are not any more: that it is not forgotten but fetched. */
export function OtherMaterials({ plan }: { plan: PlanView }) {
  const say = useWords(words)
  const text = useText()
  const others = plan.materials.filter((material) => !material.asked)
  if (others.length === 0) return null
  const how = (source: string) =>
    source === 'result' ? say.fromResult : source === 'commitment' ? say.byCommitment : say.fetched
  return (
    <Section title={say.notAsked(others.length)}>
      <ul className={styles.fetched}>
        {others.map((material) => (
          <li key={material.code}>
            <span>{text(material.name)}</span>
            <span className={styles.soft}>{how(material.source)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
