import { useQuery } from '@tanstack/react-query'
import { itemView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { Descriptions, Link, Page, Section } from '@/ui'
import styles from './guide.module.css'
import { words } from './words'

// Names of laws, sections and licences have no English of their own; they are read out as what they are.
const chinese = (words: string) => <span lang="zh-CN">{words}</span>

/** One item by itself: its law, limits and conditions, and the packages it is part of. */
export function ItemPage({ code }: { code: string }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const query = useQuery({
    queryKey: ['catalogue', 'item', code],
    queryFn: ({ signal }) => itemView(code, signal),
    staleTime: 300_000,
  })
  const list = (texts: readonly { zh: string; en: string }[]) => (
    <ul className={styles.bullets}>
      {texts.map((one) => (
        <li key={one.zh}>{text(one)}</li>
      ))}
    </ul>
  )
  return (
    <Loaded query={query}>
      {(item) => (
        <Page
          back={{ href: portal.home(), label: say.home }}
          above={text(item.kind)}
          title={text(item.name)}
        >
          {item.packages.length > 0 && (
            <div className={styles.begin}>
              <span>{say.itemPackages}</span>
              {item.packages.map((one) => (
                <Link key={one.code} href={portal.guide(one.code)} button="primary">
                  {text(one.name)}
                </Link>
              ))}
            </div>
          )}
          <Descriptions
            items={[
              {
                label: say.department,
                value: (
                  <>
                    {text(item.department.name)} {chinese(item.section)}
                  </>
                ),
              },
              {
                label: say.limit,
                value: [
                  say.promised(item.promised.days) +
                    (item.promised.certain ? '' : format.aside(say.district)),
                  item.statutory
                    ? say.statutory(item.statutory.days, item.statutory.unit)
                    : say.noStatutory,
                ].join(' · '),
              },
              { label: say.basis, value: chinese(item.basis.join('；')) },
              { label: say.result, value: item.result ? chinese(item.result) : say.none },
              { label: say.itemMaterials, value: list(item.materials.map((material) => material.name)) },
              { label: say.code, value: item.implementation_code },
            ]}
          />
          {item.conditions.length > 0 && <Section title={say.conditions}>{list(item.conditions)}</Section>}
          {item.review_criteria.length > 0 && (
            <Section title={say.criteria}>{list(item.review_criteria)}</Section>
          )}
        </Page>
      )}
    </Loaded>
  )
}
