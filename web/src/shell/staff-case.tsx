// What the pages of one case have in common, whoever's desk it lies on.
import { Fragment, type ReactNode } from 'react'
import type { CaseView } from '@/api'
import { StateTag } from '@/case'
import { Onlookers } from '@/case/onlookers'
import { Proof } from '@/case/proof'
import { Papers, PrintableHistory } from '@/case/staff-parts'
import { words } from '@/case/staff-words'
import { useCase, useChanges } from '@/case/use-case'
import { useText, useWords } from '@/i18n'
import { Page, Section } from '@/ui'
import { Changes } from './act-note'
import { Loaded } from './loaded'
import { useMe } from './session'

/** A case as it was seen, with the version every act on it names. */
export interface OpenCase {
  kase: CaseView
  etag: string
}

/** Waits for the case, says why it does not come, and shows it; another case is another page. */
export function StaffCase({ id, children }: { id: string; children: (open: OpenCase) => ReactNode }) {
  const say = useWords(words)
  const query = useCase(id)
  return (
    <Loaded query={query} title={say.aCase}>
      {({ data, etag }) => <Fragment key={id}>{children({ kase: data, etag })}</Fragment>}
    </Loaded>
  )
}

/** What others did to the case since one opened it. */
export function useNews(kase: CaseView) {
  const { me } = useMe()
  return useChanges(kase, me?.name ?? '')
}

interface StaffCasePageProps {
  kase: CaseView
  back: { href: string; label: string }
  /** Beside the state of the case. */
  marks?: ReactNode
  /** Only for whoever acts on the case: nothing anybody looks at is overtaken. */
  news?: ReturnType<typeof useNews>
  children: ReactNode
}

/** Number and state, what and whose it is, who else is at it, and what happened meanwhile. */
export function StaffCasePage({ kase, back, marks, news, children }: StaffCasePageProps) {
  const text = useText()
  return (
    <Page
      back={back}
      above={
        <>
          {kase.number} <StateTag state={kase.state} /> {marks}
        </>
      }
      title={`${text(kase.package.name)} · ${kase.applicant.name}`}
      tabTitle={kase.number}
    >
      <Onlookers id={kase.id} />
      {news && <Changes changes={news.changes} onSeen={news.acknowledge} />}
      {children}
    </Page>
  )
}

/** At the end of each such page: the papers to hand over or keep, everything that happened, its proof. */
export function CaseRecords({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  return (
    <>
      {kase.documents.length > 0 && (
        <Section title={say.documents}>
          <Papers kase={kase} documents={kase.documents} />
        </Section>
      )}
      <Section title={say.history}>
        <Proof kase={kase} />
        <PrintableHistory kase={kase} />
      </Section>
    </>
  )
}
