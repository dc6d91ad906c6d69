import { useQuery } from '@tanstack/react-query'
import { packages, type PackageSummary } from '@/api'
import { useText, useWords } from '@/i18n'
import { usePreferences } from '@/preferences'
import { Loaded, portal } from '@/shell'
import { Link, Page } from '@/ui'
import { ArrowIcon, ClockIcon, FileIcon } from '@/ui/icons'
import { Lattice } from './lattice'
import { SearchBox } from './search-box'
import styles from './search.module.css'
import { words } from './words'

/** One question, one box; below it what can be done, and the way to what is already under way. */
export function Home() {
  const say = useWords(words)
  const { preferences } = usePreferences()
  const query = useQuery({
    queryKey: ['catalogue', 'packages'],
    queryFn: ({ signal }) => packages(signal),
    staleTime: 300_000,
  })
  return (
    <Page title={say.title} tabTitle={say.tab} hideTitle>
      <section className={styles.hero}>
        <Lattice />
        <div className={styles.opening}>
          <p className={styles.question} aria-hidden="true">
            {say.title}
          </p>
          <p className={styles.lead}>{say.lead}</p>
          <SearchBox />
        </div>
      </section>
      <section className={styles.popular}>
        <div>
          <h2>{say.popular}</h2>
          <p className={styles.hitAbout}>{say.popularLead}</p>
        </div>
        <Loaded query={query}>
          {/* 长辈版 shows at most six large choices a page; the search finds the others. */}
          {(list) => (
            <Packages
              packages={preferences.mode === 'elder' ? ownFirst(list.packages).slice(0, 5) : list.packages}
            />
          )}
        </Loaded>
        <p className={styles.also}>
          <Link href={portal.licences()}>
            {say.licences} <ArrowIcon size="1em" />
          </Link>
        </p>
      </section>
      <section className={styles.popular}>
        <h2>{say.already}</h2>
        <ul className={`${styles.panes} ${styles.two}`}>
          <li>
            <Link href={portal.matters()} className={styles.pane}>
              <FileIcon size="1.75rem" />
              <span className={styles.paneName}>{say.matters}</span>
              <span className={styles.hitAbout}>{say.mattersText}</span>
            </Link>
          </li>
          <li>
            <Link href={portal.progress()} className={styles.pane}>
              <ClockIcon size="1.75rem" />
              <span className={styles.paneName}>{say.progress}</span>
              <span className={styles.hitAbout}>{say.progressText}</span>
            </Link>
          </li>
        </ul>
      </section>
    </Page>
  )
}

/** What concerns a person comes before what concerns a business. */
function ownFirst(list: readonly PackageSummary[]): PackageSummary[] {
  const own = list.filter((one) => one.domain.code === 'social-affairs')
  return [...own, ...list.filter((one) => !own.includes(one))]
}

export function Packages({ packages: list }: { packages: readonly PackageSummary[] }) {
  const say = useWords(words)
  const text = useText()
  return (
    <ul className={styles.panes}>
      {list.map((one) => (
        <li key={one.code}>
          <Link href={portal.guide(one.code)} className={styles.pane}>
            <span className={styles.paneName}>
              {text(one.name)} <ArrowIcon size="1em" />
            </span>
            <span className={styles.hitAbout}>{text(one.summary)}</span>
            <span className={styles.paneCount}>
              {one.item_count > 1 ? say.items(one.item_count) : say.single}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
