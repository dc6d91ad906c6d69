import type { ReactNode } from 'react'
import type { GuideSectionView, GuideView, Me } from '@/api'
import { useLanguage, useText, useWords } from '@/i18n'
import { useMe } from '@/shell'
import { Descriptions, Link, MarkChinese, PlainTable, Section } from '@/ui'
import { usePagesSource } from './queries'
import styles from './guide.module.css'
import { words } from './words'

/** A guide's page: of what, and what stands below it. */
export interface GuideProps {
  code: string
  foot?: (guide: GuideView) => ReactNode
}

type Words = GuideView['title']

/** Words of a guide in the language of the page. */
export function Said({ text: words }: { text: Words }) {
  const text = useText()
  return <MarkChinese>{text(words)}</MarkChinese>
}

interface GuideSectionsProps {
  guide: GuideView
  /** Sections the page shows in its own way. */
  without?: readonly string[]
  /** Where the name in the first column of a table leads. */
  linkOf?: (section: string, name: Words) => string | undefined
}

/** The sections of a guide, as they are printed too; nothing here is written a second time. */
export function GuideSections({ guide, without = [], linkOf }: GuideSectionsProps) {
  const shown = guide.sections.filter((one) => !without.includes(one.code))
  return (
    <>
      {shown.map((one) => (
        <OneSection key={one.code} one={one} linkOf={linkOf} />
      ))}
      {guide.note.zh && (
        <p className={styles.soft}>
          <Said text={guide.note} />
        </p>
      )}
    </>
  )
}

function OneSection({ one, linkOf }: { one: GuideSectionView; linkOf: GuideSectionsProps['linkOf'] }) {
  const text = useText()
  return (
    <Section title={text(one.heading)} id={one.code}>
      {one.paragraphs.map((paragraph) => (
        <p key={paragraph.zh}>
          <Said text={paragraph} />
        </p>
      ))}
      {one.facts.length > 0 && (
        <Descriptions
          items={one.facts.map((fact) => ({ label: text(fact.label), value: <Said text={fact.value} /> }))}
        />
      )}
      {one.points.length > 0 && (
        <ul className={styles.bullets}>
          {one.points.map((point, index) => (
            <li key={index}>
              <Said text={point} />
            </li>
          ))}
        </ul>
      )}
      {one.rows.length > 0 && <Rows one={one} linkOf={linkOf} />}
    </Section>
  )
}

function Rows({ one, linkOf }: { one: GuideSectionView; linkOf: GuideSectionsProps['linkOf'] }) {
  const text = useText()
  const cell = (words: Words | undefined, column: number): ReactNode => {
    if (!words) return null
    const href = column === 0 ? linkOf?.(one.code, words) : undefined
    return href ? (
      <Link href={href}>
        <Said text={words} />
      </Link>
    ) : (
      <Said text={words} />
    )
  }
  return (
    <PlainTable
      caption={text(one.heading)}
      items={one.rows.map((row, index) => ({ row, index }))}
      id={({ index }) => String(index)}
      cards
      columns={one.columns.map((column, at) => ({
        id: String(at),
        title: text(column),
        cell: ({ row }: { row: Words[] }) => cell(row[at], at),
      }))}
    />
  )
}

/** The manual is for those who work by it; the server asks the same. */
const examines = (me: Me | null | undefined) =>
  Boolean(me?.surfaces.some((surface) => surface !== 'portal' && surface !== 'issue'))

/** What one can take home: the guide on paper, in large print, or one page to put up. */
export function TakeAway({ kind, code }: { kind: 'packages' | 'items'; code: string }) {
  const say = useWords(words)
  const { language } = useLanguage()
  const { draft } = usePagesSource()
  const { me } = useMe()
  if (draft) return null
  const href = (sheet: string) =>
    `/api/v1/${kind}/${encodeURIComponent(code)}/guide/pdf?sheet=${sheet}&lang=${language}`
  return (
    <Section title={say.print}>
      <ul className={styles.chips} data-screen-only>
        <li>
          <Link href={href('a4')}>{say.printA4}</Link>
        </li>
        <li>
          <Link href={href('large')}>{say.printLarge}</Link>
        </li>
        <li>
          <Link href={href('poster')}>{say.printPoster}</Link>
        </li>
        {kind === 'items' && examines(me) && (
          <li>
            <Link href={`/api/v1/items/${encodeURIComponent(code)}/manual/pdf?sheet=a4&lang=${language}`}>
              {say.printManual}
            </Link>
          </li>
        )}
      </ul>
    </Section>
  )
}
