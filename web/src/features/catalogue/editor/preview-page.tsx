import { useCallback, useMemo, useState } from 'react'
import { draftPages } from '@/api'
import { useWords } from '@/i18n'
import { catalogue } from '@/shell/staff-paths'
import { Alert, Link, NavigationProvider, useNavigate, type Navigate } from '@/ui'
import {
  DraftItemPage,
  GuidePage,
  PagesSourceContext,
  PlanPage,
  QuestionPage,
  type PagesSource,
} from '../guide'
import styles from './editor.module.css'
import { revisionWords } from './revision-words'

export interface PreviewSearch {
  of?: string | undefined
  /** The citizen's own address: /guide/…, /start/…, /plan/… with the answers in it. */
  page?: string | undefined
}

interface PreviewPageProps {
  revision: string
  code: string
  search: PreviewSearch
}

interface Shown {
  page: string
  code: string
  question: string | undefined
  answers: Record<string, string>
}

/** Which of the citizen's pages an address is, if it is one of a draft's. */
export function shownAt(address: string): Shown | undefined {
  const url = new URL(address, 'http://preview')
  const [, page = '', code = '', question] = url.pathname.split('/').map(decodeURIComponent)
  if (!['guide', 'start', 'plan', 'item'].includes(page) || !code) return undefined
  return { page, code, question, answers: Object.fromEntries(url.searchParams) }
}

/** The citizen's own pages, fed with the draft, in a frame that says what they are. */
export function PreviewPage({ revision, code, search }: PreviewPageProps) {
  const say = useWords(revisionWords)
  const navigate = useNavigate()
  const [ended, setEnded] = useState(false)
  const kind = search.of === 'item' ? 'item' : 'package'
  const first = kind === 'item' ? `/item/${encodeURIComponent(code)}` : `/guide/${encodeURIComponent(code)}`
  const shown = shownAt(search.page ?? first) ?? shownAt(first)
  const source = useMemo<PagesSource>(
    () => ({ key: ['editor', 'draft', revision], draft: true, ...draftPages(revision) }),
    [revision],
  )
  const go = useCallback<Navigate>(
    (href, how) => {
      const inside = shownAt(href)
      setEnded(!inside)
      if (inside) navigate(catalogue.preview(revision, code, { of: search.of, page: href }), how)
    },
    [navigate, revision, code, search.of],
  )
  return (
    <div className={styles.preview}>
      <div className={styles.previewBar} role="region" aria-label={say.previewBanner}>
        <strong>{say.previewBanner}</strong>
        <span>{say.previewText}</span>
        <Link href={catalogue.revision(revision)}>{say.previewBack}</Link>
        <Link href={catalogue.record(revision, kind, code)}>{say.previewEdit}</Link>
      </div>
      {ended && <Alert tone="info" title={say.previewNotHere} announce />}
      <div className={styles.previewPage}>
        <PagesSourceContext value={source}>
          <NavigationProvider navigate={go}>{shown && <Citizen shown={shown} />}</NavigationProvider>
        </PagesSourceContext>
      </div>
    </div>
  )
}

function Citizen({ shown }: { shown: Shown }) {
  const { page, code, question, answers } = shown
  switch (page) {
    case 'start':
      return <QuestionPage key={question} code={code} question={question} answers={answers} />
    case 'plan':
      return <PlanPage code={code} answers={answers} />
    case 'item':
      return <DraftItemPage code={code} />
    default:
      return <GuidePage code={code} />
  }
}
