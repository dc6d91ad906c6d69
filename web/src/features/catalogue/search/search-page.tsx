import { useQuery } from '@tanstack/react-query'
import { packages } from '@/api'
import { useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { Empty, Link, Page, Section } from '@/ui'
import { PackagesByDomain } from './packages'
import { Hits, SearchBox, useHits } from './search-box'
import { words } from './words'

export function SearchPage({ text }: { text: string }) {
  const say = useWords(words)
  const query = useHits(text)
  const all = useQuery({
    queryKey: ['catalogue', 'packages'],
    queryFn: ({ signal }) => packages(signal),
    staleTime: 300_000,
  })
  const nothing = query.data?.hits.length === 0
  return (
    <Page title={say.resultsFor(text)}>
      {text.trim() && (
        <Loaded query={query}>
          {({ hits }) =>
            nothing ? (
              <Empty title={say.noHits(text)} next={<Link href={portal.home()}>{say.tab}</Link>}>
                {say.noHitsText}
              </Empty>
            ) : (
              <Hits hits={hits} />
            )
          }
        </Loaded>
      )}
      <SearchBox key={text} initial={text} />
      {nothing && (
        <Section title={say.all}>
          <Loaded query={all}>{(list) => <PackagesByDomain packages={list.packages} />}</Loaded>
        </Section>
      )}
    </Page>
  )
}
