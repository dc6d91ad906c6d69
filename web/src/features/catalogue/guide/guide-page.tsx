import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { Link, Page, Section, Tag } from '@/ui'
import { usePackage } from './queries'
import styles from './guide.module.css'
import { words } from './words'

/** What a package is and how it goes, before the first question. */
export function GuidePage({ code }: { code: string }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const query = usePackage(code)
  return (
    <Loaded query={query}>
      {(one) => (
        <Page
          back={{ href: portal.home(), label: say.home }}
          above={text(one.domain.name)}
          title={text(one.name)}
          lead={text(one.summary)}
        >
          <div className={styles.begin}>
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
          <Section title={say.mayContain}>
            <p>{say.mayContainText}</p>
            <ul className={styles.chips}>
              {one.items.map((item) => (
                <li key={item.code}>
                  <Link href={portal.item(item.code)}>{text(item.name)}</Link>
                </li>
              ))}
            </ul>
            <p>
              {say.lead}
              {format.colon}
              <Tag>{text(one.lead.name)}</Tag>
            </p>
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
