import { useEffect, useRef, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { words as frameWords } from './frame-words'
import { BackIcon } from './icons'
import { Link } from './link'
import styles from './page.module.css'
import { words } from './words'

interface PageProps {
  title: ReactNode
  /** For the tab, when the title is not plain text. */
  tabTitle?: string
  /** A few words above the title: what this belongs to. */
  above?: ReactNode
  lead?: ReactNode
  back?: { href: string; label: string } | undefined
  /** One column to be read or filled in, or the whole width. */
  width?: 'column' | 'full'
  aside?: ReactNode
  /** Something is to be corrected: the tab says so first. */
  faulty?: boolean
  /** The heading is said elsewhere on the page (a question's own label). */
  hideTitle?: boolean
  children?: ReactNode
}

let first = true

/** A page's heading, its tab title, and the focus on it when one arrives from another page. */
export function Page(props: PageProps) {
  const { title, tabTitle, above, lead, back, width = 'full', aside, faulty, hideTitle, children } = props
  const say = useWords(words)
  const frame = useWords(frameWords)
  const heading = useRef<HTMLHeadingElement>(null)
  const name = tabTitle ?? (typeof title === 'string' ? title : '')
  useEffect(() => {
    document.title = `${faulty ? say.error : ''}${name ? `${name} · ` : ''}${frame.brandLong}`
  }, [name, faulty, say, frame])
  useEffect(() => {
    // The browser itself starts a fresh page; after that a new page is a new heading.
    if (!first) {
      window.scrollTo(0, 0)
      heading.current?.focus({ preventScroll: true })
    }
    first = false
  }, [])
  return (
    <div
      className={`${styles.page} ${width === 'column' ? styles.column : ''} ${aside ? styles.withAside : ''}`}
    >
      <div className={styles.content}>
        {back && (
          <Link href={back.href} className={styles.back}>
            <BackIcon /> {back.label}
          </Link>
        )}
        <div className={hideTitle ? 'visually-hidden' : styles.head}>
          {above && <div className={styles.above}>{above}</div>}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead && <p className={styles.lead}>{lead}</p>}
        </div>
        {children}
      </div>
      {aside && <aside className={styles.aside}>{aside}</aside>}
    </div>
  )
}

export function Section({ title, children, id }: { title: ReactNode; children: ReactNode; id?: string }) {
  return (
    <section className={styles.section} id={id}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}
