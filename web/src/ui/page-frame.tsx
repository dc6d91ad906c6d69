import type { ReactNode } from 'react'
import { useWords } from '@/i18n'
import { words } from './frame-words'
import { Help, type HelpDetails } from './help'
import { Link } from './link'
import { Mark } from './mark'
import { OfflineBanner } from './offline'
import styles from './page-frame.module.css'

export interface NavigationItem {
  href: string
  label: string
  /** Under whose address the page lies. */
  current: boolean
  badge?: ReactNode
}

interface PageFrameProps {
  /** The centre's name, from the catalogue. */
  centre?: string
  homeHref: string
  navigation: readonly NavigationItem[]
  /** Search, on pages that are not the search itself. */
  search?: ReactNode
  /** Modes and language. */
  switches: ReactNode
  person: ReactNode
  help: HelpDetails
  banner?: ReactNode
  children: ReactNode
}

/** The same frame round every page: who we are, where one is, help always in the same place. */
export function PageFrame(props: PageFrameProps) {
  const { centre, homeHref, navigation, search, switches, person, help, banner, children } = props
  const say = useWords(words)
  return (
    <div className={styles.frame}>
      <SkipLink />
      <header className={styles.header} data-screen-only>
        <div className={`${styles.top} on-dark`}>
          <div className={styles.inner}>
            <div className={styles.switches}>{switches}</div>
            <div className={styles.person}>{person}</div>
          </div>
        </div>
        <div className={`${styles.inner} ${styles.bar}`}>
          <Link href={homeHref} className={styles.brand}>
            <Mark />
            <span className={styles.brandText}>
              <span className={styles.brandName}>{say.brand}</span>
              {centre && <span className={styles.centre}>{centre}</span>}
              <span className="visually-hidden">{say.home}</span>
            </span>
          </Link>
          <nav className={styles.navigation} aria-label={say.menu}>
            {navigation.map((item) => (
              <Link key={item.href} href={item.href} aria-current={item.current ? 'page' : undefined}>
                {item.label}
                {item.badge}
              </Link>
            ))}
          </nav>
          {search}
        </div>
      </header>
      <OfflineBanner />
      {banner}
      <main id="main" className={`${styles.inner} ${styles.main}`} tabIndex={-1}>
        {children}
      </main>
      <Help {...help} />
      <footer className={styles.footer} data-screen-only>
        <div className={styles.inner}>
          <p>{say.footer}</p>
          <a href="/licences.txt">{say.licences}</a>
        </div>
      </footer>
    </div>
  )
}

export function SkipLink() {
  const say = useWords(words)
  return (
    <a
      className={styles.skip}
      href="#main"
      data-screen-only
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('main')?.focus()
      }}
    >
      {say.skip}
    </a>
  )
}
