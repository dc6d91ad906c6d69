import type { CaseView, TimelineEntry } from '@/api'
import { documentHref } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Timeline } from '@/ui'
import { usePreferences } from '@/preferences'
import { DownloadIcon } from '@/ui/icons'
import styles from './case.module.css'
import { useDocumentItems } from './document-items'
import { words } from './words'

/** What happened, when, by whom; the last first. */
export function History({ entries }: { entries: readonly TimelineEntry[] }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const bad = ['refused', 'not_accepted', 'ended']
  return (
    <Timeline
      label={say.timeline}
      events={[...entries].reverse().map((entry) => ({
        key: String(entry.seq),
        title: text(entry.what),
        // To whoever looks up without signing in, nobody is named.
        when: [format.instant(entry.at), entry.by].filter(Boolean).join(' · '),
        state: bad.includes(entry.kind) ? 'bad' : 'done',
      }))}
    />
  )
}

/** Whoever reads the pages in large letters gets the papers in large print too. */
export function Documents({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const large = usePreferences().preferences.mode === 'elder'
  const about = useDocumentItems(kase)
  const nameOf = (document: CaseView['documents'][number]) =>
    [text(document.name), about(document)].filter(Boolean).join(' · ')
  return (
    <ul className={styles.documents}>
      {kase.documents.map((document) => (
        <li key={document.document}>
          <a
            href={documentHref(kase.id, document.document, large)}
            aria-label={say.downloadWhat(`${nameOf(document)} ${document.number ?? ''}`.trim())}
            target="_blank"
            rel="noreferrer"
          >
            <DownloadIcon /> {nameOf(document)}
          </a>
          <span className={styles.soft}>
            {document.number ?? say.numbering} · {format.instant(document.made_at)}
          </span>
        </li>
      ))}
    </ul>
  )
}
