import { useQuery } from '@tanstack/react-query'
import { itemView } from '@/api'
import { useText, useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { Link, Page } from '@/ui'
import { StandingNotes } from '../standing'
import { GuideSections, Said, TakeAway, type GuideProps } from './guide-sections'
import { useGuide } from './queries'
import styles from './guide.module.css'
import { words } from './words'

/** The guide of one item, and the packages it can be done in. */
export function ItemPage({ code, foot }: GuideProps) {
  const say = useWords(words)
  const text = useText()
  const guide = useGuide('items', code)
  const item = useQuery({
    queryKey: ['catalogue', 'item', code],
    queryFn: ({ signal }) => itemView(code, signal),
    staleTime: 300_000,
  })
  return (
    <Loaded query={item}>
      {({ kind, packages, standing }) => (
        <Loaded query={guide}>
          {(one) => (
            <Page
              back={{ href: portal.home(), label: say.home }}
              above={text(kind)}
              title={text(one.title)}
              lead={<Said text={one.lead} />}
            >
              {standing && <StandingNotes standings={[standing]} />}
              {packages.length > 0 && (
                <div className={styles.begin} data-screen-only>
                  <span>{say.itemPackages}</span>
                  {packages.map((other) => (
                    <Link
                      key={other.code}
                      href={portal.guide(other.code)}
                      button={standing?.closed ? 'secondary' : 'primary'}
                    >
                      {text(other.name)}
                    </Link>
                  ))}
                </div>
              )}
              <GuideSections guide={one} without={['standing']} />
              <TakeAway kind="items" code={code} />
              {foot?.(one)}
            </Page>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

/** An item that is only drafted: nothing but its guide is known of it. */
export function DraftItemPage({ code }: { code: string }) {
  const text = useText()
  const guide = useGuide('items', code)
  return (
    <Loaded query={guide}>
      {(one) => (
        <Page title={text(one.title)} lead={<Said text={one.lead} />}>
          <GuideSections guide={one} />
        </Page>
      )}
    </Loaded>
  )
}
