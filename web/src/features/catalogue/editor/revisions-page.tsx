import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  exportHref,
  openRevision,
  reverseVersion,
  revisions,
  useSubmissionKey,
  versions,
  type RevisionStep,
  type RevisionSummary,
  type VersionView,
} from '@/api'
import { useFormats, useWords } from '@/i18n'
import { Loaded, useMe } from '@/shell'
import { AskDialog, asking } from '@/shell/ask-dialog'
import { catalogue } from '@/shell/staff-paths'
import {
  Button,
  Empty,
  Link,
  LinkTabs,
  Page,
  PlainTable,
  Status,
  Tag,
  useNavigate,
  type StatusShape,
} from '@/ui'
import styles from './editor.module.css'
import { useReturns } from './returned'
import { coded, revisionWords } from './revision-words'

export interface RevisionsSearch {
  tab?: string | undefined
  after?: string | undefined
}

const shapes: Record<string, StatusShape> = {
  drafting: 'working',
  department_review: 'asked',
  legal_review: 'asked',
  approved: 'waiting',
  published: 'done',
  dropped: 'ended',
}

export function Stage({ stage }: { stage: string }) {
  const say = useWords(revisionWords)
  return <Status shape={shapes[stage] ?? 'waiting'}>{coded(say, 'stage', stage)}</Status>
}

/** Where maintainers and reviewers begin: what waits for them, what is open, what was published. */
export function RevisionsPage({ search }: { search: RevisionsSearch }) {
  const say = useWords(revisionWords)
  const { me } = useMe()
  const [opening, setOpening] = useState(false)
  const maintains = Boolean(me?.roles.includes('maintainer'))
  const tab = search.tab ?? (maintains ? 'mine' : 'to_review')
  const tabs = [
    { id: 'to_review', title: say.tabReview },
    { id: 'mine', title: say.tabMine },
    { id: 'open', title: say.tabOpen },
    { id: 'published', title: say.tabPublished },
  ].filter(({ id }) => id !== 'mine' || maintains)
  return (
    <Page title={say.title} lead={say.lead}>
      <div className={styles.bar}>
        {maintains && (
          <Button kind="primary" onPress={() => setOpening(true)}>
            {say.newRevision}
          </Button>
        )}
        <details className={styles.menu}>
          <summary>{say.export}</summary>
          <ul>
            {(['yaml', 'json', 'xlsx'] as const).map((format) => (
              <li key={format}>
                <Link href={exportHref(format)} download>
                  {say.exportAs(format.toUpperCase())}
                </Link>
              </li>
            ))}
          </ul>
        </details>
      </div>
      <LinkTabs
        label={say.title}
        chosen={tab}
        tabs={tabs.map(({ id, title }) => ({ id, label: title, href: catalogue.list({ tab: id }) }))}
      />
      {tab === 'published' ? (
        <Versions reversible={maintains} />
      ) : (
        <List tab={tab} after={search.after} maintains={maintains} />
      )}
      {opening && <NewRevision onClose={() => setOpening(false)} />}
    </Page>
  )
}

interface ListProps {
  tab: string
  after: string | undefined
  maintains: boolean
}

const none: RevisionSummary[] = []

/** Which version citizens see now, as one person names it to another. */
function InForce() {
  const say = useWords(revisionWords)
  const format = useFormats()
  const query = useVersions()
  const one = query.data?.versions.find((version) => version.current)
  if (!one) return null
  const from = one.effective_from && say.effective(format.day(one.effective_from))
  return (
    <p className={styles.soft}>
      {say.inForce}
      {[say.numbered(one.number), from].filter(Boolean).join(' · ')}
    </p>
  )
}

function List({ tab, after, maintains }: ListProps) {
  const say = useWords(revisionWords)
  const query = useQuery({
    queryKey: ['editor', 'revisions', tab, after],
    queryFn: ({ signal }) => revisions(tab, after, signal),
  })
  const empty: Record<string, string> = {
    to_review: say.none_to_review,
    mine: say.none_mine,
    open: say.none_open,
  }
  const mine = useQuery({
    queryKey: ['editor', 'revisions', 'mine', undefined],
    queryFn: ({ signal }) => revisions('mine', undefined, signal),
    enabled: maintains && tab === 'to_review',
  })
  const own = tab === 'to_review' ? mine.data?.revisions : undefined
  const returns = useReturns(own ?? query.data?.revisions ?? none)
  // What was sent back waits for whoever drafted it.
  const back = own?.filter((one) => returns.has(one.id)) ?? none
  return (
    <Loaded query={query}>
      {({ revisions: others, next }) => {
        const list = [...back, ...others.filter((one) => !back.some(({ id }) => id === one.id))]
        return (
          <>
            {list.length === 0 ? (
              <Empty title={empty[tab] ?? say.none_open}>
                {tab === 'mine' ? say.none_mineText : undefined}
              </Empty>
            ) : (
              <ul className={styles.revisions}>
                {list.map((one) => (
                  <li key={one.id}>
                    <Revision one={one} returned={returns.get(one.id)} />
                  </li>
                ))}
              </ul>
            )}
            {next && <Link href={catalogue.list({ tab, after: next })}>→</Link>}
            <InForce />
          </>
        )
      }}
    </Loaded>
  )
}

interface RevisionProps {
  one: RevisionSummary
  returned: RevisionStep | undefined
}

function Revision({ one, returned }: RevisionProps) {
  const say = useWords(revisionWords)
  const format = useFormats()
  return (
    <div className={styles.revision}>
      <div>
        <Link href={catalogue.revision(one.id)} className={styles.revisionTitle}>
          {one.title}
        </Link>
        <div className={styles.soft}>
          {[
            say.by(one.drafter),
            format.instant(one.changed_at),
            say.records(one.records),
            one.effective_from && say.effective(format.day(one.effective_from)),
          ]
            .filter(Boolean)
            .join(' · ')}
        </div>
        {returned && (
          <div>
            {say.returnedBy(returned.by)}
            {format.colon}
            {returned.text}
          </div>
        )}
      </div>
      <span className={styles.buttons}>
        {returned && <Tag tone="warn">{say.returnedTag}</Tag>}
        {one.awaits_me && <Tag tone="warn">{say.awaitsMe}</Tag>}
        <Stage stage={one.stage} />
      </span>
    </div>
  )
}

function useVersions() {
  return useQuery({
    queryKey: ['editor', 'versions'],
    queryFn: ({ signal }) => versions(signal),
  })
}

function Versions({ reversible }: { reversible: boolean }) {
  const say = useWords(revisionWords)
  const format = useFormats()
  const [reversing, setReversing] = useState<VersionView>()
  const query = useVersions()
  const columns = [
    {
      id: 'no',
      title: say.versionNo,
      cell: (one: VersionView) => (
        <>
          {say.numbered(one.number)}
          <div className={styles.soft}>{one.version.slice(0, 12)}</div>
        </>
      ),
    },
    {
      id: 'from',
      title: say.effectiveFrom,
      cell: (one: VersionView) => (one.effective_from ? format.day(one.effective_from) : ''),
    },
    {
      id: 'at',
      title: say.publishedAt,
      cell: (one: VersionView) => format.instant(one.published_at),
    },
    { id: 'by', title: say.publishedBy, cell: (one: VersionView) => one.by },
    {
      id: 'act',
      title: say.act,
      cell: (one: VersionView) =>
        one.revision && (
          <span className={styles.buttons}>
            <Link href={catalogue.revision(one.revision)}>{say.open}</Link>
            {reversible && (
              <Button kind="quiet" onPress={() => setReversing(one)}>
                {say.reverse}
              </Button>
            )}
          </span>
        ),
    },
  ]
  return (
    <Loaded query={query}>
      {({ versions: list }) => (
        <>
          {list.length === 0 ? (
            <Empty title={say.none_published} />
          ) : (
            <PlainTable
              caption={say.tabPublished}
              columns={columns}
              items={list}
              id={(one) => one.version}
            />
          )}
          {reversing && <Reverse version={reversing} onClose={() => setReversing(undefined)} />}
        </>
      )}
    </Loaded>
  )
}

const revisionFields = [asking(revisionWords, 'revisionTitle', 'text', { code: 'title', max_length: 100 })]

function useOpening(open: (key: string, title: string) => Promise<{ id: string }>) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  return useMutation({
    mutationFn: (title: string) => open(submissionKey.keyFor({ title }), title),
    onSuccess: async ({ id }) => {
      submissionKey.done()
      await client.invalidateQueries({ queryKey: ['editor'] })
      navigate(catalogue.revision(id))
    },
  })
}

function NewRevision({ onClose }: { onClose: () => void }) {
  const say = useWords(revisionWords)
  const act = useOpening((key, title) => openRevision(title, key))
  return (
    <AskDialog
      title={say.newTitle}
      fields={revisionFields}
      go={say.create}
      onSend={({ title = '' }) => act.mutate(title)}
      onClose={onClose}
      error={act.error}
      isPending={act.isPending}
    />
  )
}

function Reverse({ version, onClose }: { version: VersionView; onClose: () => void }) {
  const say = useWords(revisionWords)
  const act = useOpening((key, title) => reverseVersion(version.version, title, key))
  return (
    <AskDialog
      title={say.reverseTitle(say.numbered(version.number))}
      lead={say.reverseLead}
      fields={[]}
      ready
      go={say.reverseGo}
      onSend={() => act.mutate(say.reverseTitleGiven(say.numbered(version.number)))}
      onClose={onClose}
      error={act.error}
      isPending={act.isPending}
    />
  )
}
