import { useQuery } from '@tanstack/react-query'
import { packages } from '@/api'
import { useWords } from '@/i18n'
import { usePreferences } from '@/preferences'
import { Loaded, portal } from '@/shell'
import { Link, Page } from '@/ui'
import { ArrowIcon, ClockIcon, FileIcon } from '@/ui/icons'
import { forElders } from './by-domain'
import { Lattice } from './lattice'
import { Packages, PackagesByDomain } from './packages'
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
          {(list) =>
            preferences.mode === 'elder' ? (
              <Packages packages={forElders(list.packages, 5)} />
            ) : (
              <PackagesByDomain packages={list.packages} />
            )
          }
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
