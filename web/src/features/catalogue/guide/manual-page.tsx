import { useQuery } from '@tanstack/react-query'
import { itemManual } from '@/api'
import { useLanguage, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { Link, Page, Section } from '@/ui'
import { GuideSections, Said } from './guide-sections'
import styles from './guide.module.css'
import { manualWords } from './manual-words'

interface ManualPageProps {
  item: string
  back: { href: string; label: string }
}

/** 审查工作细则: what whoever examines the item goes by, made of the same record as the guide. */
export function ManualPage({ item, back }: ManualPageProps) {
  const say = useWords(manualWords)
  const text = useText()
  const { language } = useLanguage()
  const query = useQuery({
    queryKey: ['catalogue', 'manual', item],
    queryFn: ({ signal }) => itemManual(item, signal),
    staleTime: 300_000,
  })
  const href = (sheet: string) =>
    `/api/v1/items/${encodeURIComponent(item)}/manual/pdf?sheet=${sheet}&lang=${language}`
  return (
    <Loaded query={query} title={say.title}>
      {(manual) => (
        <Page back={back} above={say.title} title={text(manual.title)} lead={<Said text={manual.lead} />}>
          <GuideSections guide={manual} />
          <Section title={say.print}>
            <ul className={styles.chips} data-screen-only>
              <li>
                <Link href={href('a4')}>{say.a4}</Link>
              </li>
              <li>
                <Link href={href('large')}>{say.large}</Link>
              </li>
            </ul>
          </Section>
        </Page>
      )}
    </Loaded>
  )
}
