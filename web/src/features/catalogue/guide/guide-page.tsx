import { useText, useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { Link, Page, Section } from '@/ui'
import { StandingNotes } from '../standing'
import { GuideSections, TakeAway, type GuideProps } from './guide-sections'
import { useGuide, usePackage } from './queries'
import styles from './guide.module.css'
import { words } from './words'

/** What a package is and how it goes, before the first question. */
export function GuidePage({ code, foot }: GuideProps) {
  const say = useWords(words)
  const text = useText()
  const query = usePackage(code)
  const guide = useGuide('packages', code)
  return (
    <Loaded query={query}>
      {(one) => (
        <Loaded query={guide}>
          {(whole) => (
            <Page
              back={{ href: portal.home(), label: say.home }}
              above={text(one.domain.name)}
              title={text(one.name)}
              lead={text(one.summary)}
            >
              <StandingNotes standings={one.standings} />
              <div className={styles.begin} data-screen-only>
                <Link href={portal.questions(code)} button="primary">
                  {say.start}
                </Link>
                <p>{say.startText(one.questions.length)}</p>
              </div>
              <Section title={say.how}>
                <ol className={styles.how}>
                  {[say.how1, say.how2, say.how3, say.how4].map((step) => (
                    <li key={step}>{step}</li>
                  ))}
                </ol>
              </Section>
              <GuideSections
                guide={whole}
                without={['how', 'questions', 'standing']}
                linkOf={(section, name) => {
                  const item =
                    section === 'items' ? one.items.find((other) => other.name.zh === name.zh) : undefined
                  return item && portal.item(item.code)
                }}
              />
              <TakeAway kind="packages" code={code} />
              {foot?.(whole)}
            </Page>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
