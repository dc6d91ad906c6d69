import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { packages, removeDraft, type CaseSummary, type DraftView } from '@/api'
import { StateTag } from '@/case'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { ProveIdentity } from '@/shell/prove'
import { Button, Empty, Link, Page, Section, Tag } from '@/ui'
import styles from './intake.module.css'
import { useCases, useDrafts } from './queries'
import { words } from './words'

/** Everything of one person: what was begun, what is under way, what is done. */
export function MattersPage() {
  const say = useWords(words)
  const casesQuery = useCases()
  const draftsQuery = useDrafts()
  const all = casesQuery.data?.pages.flatMap((page) => page.cases) ?? []
  const begun = draftsQuery.data?.drafts ?? []
  const nothing = casesQuery.isSuccess && draftsQuery.isSuccess && all.length === 0 && begun.length === 0
  return (
    <Page title={say.matters}>
      {nothing && (
        <Empty
          title={say.none}
          next={
            <Link href={portal.home()} button="primary">
              {say.find}
            </Link>
          }
        >
          {say.noneText}
        </Empty>
      )}
      {begun.length > 0 && (
        <Section title={say.drafts}>
          <ul className={styles.rows}>
            {begun.map((draft) => (
              <DraftRow key={draft.id} draft={draft} />
            ))}
          </ul>
        </Section>
      )}
      <Loaded query={casesQuery}>
        {() =>
          all.length > 0 && (
            <Section title={say.underWay}>
              <ul className={styles.rows}>
                {all.map((kase) => (
                  <CaseRow key={kase.id} kase={kase} />
                ))}
              </ul>
              {casesQuery.hasNextPage && (
                <Button
                  onPress={() => void casesQuery.fetchNextPage()}
                  isPending={casesQuery.isFetchingNextPage}
                >
                  {say.moreCases}
                </Button>
              )}
            </Section>
          )
        }
      </Loaded>
      <ProveIdentity />
    </Page>
  )
}

function CaseRow({ kase }: { kase: CaseSummary }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <span className={styles.rowTitle}>
          <Link href={portal.case(kase.id)}>
            {text(kase.package.name)} <span className="tabular">{kase.number}</span>
          </Link>
          <StateTag state={kase.state} />
          {kase.to_hand_over > 0 && <Tag tone="good">{say.readyCount(kase.to_hand_over)}</Tag>}
        </span>
        <span className={`${styles.soft} tabular`}>
          {say.handedIn(format.instant(kase.received_at))}
          {kase.promised_on && ` · ${say.promised} ${format.day(kase.promised_on)}`}
        </span>
      </div>
      {kase.state.code === 'correction' && (
        <Link href={portal.correction(kase.id)} button="primary">
          {say.correct}
        </Link>
      )}
    </li>
  )
}

function DraftRow({ draft }: { draft: DraftView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const client = useQueryClient()
  const list = useQuery({
    queryKey: ['catalogue', 'packages'],
    queryFn: ({ signal }) => packages(signal),
    staleTime: 300_000,
  })
  const name = text(list.data?.packages.find((one) => one.code === draft.package)?.name) || draft.package
  // Two drafts of one package are told apart by what they are about.
  const called = draft.fields.business_name ?? draft.fields.project_name
  const remove = useMutation({
    mutationFn: () => removeDraft(draft.id),
    onSettled: () => client.invalidateQueries({ queryKey: ['drafts'] }),
  })
  const resume = draft.page.startsWith(`/drafts/${draft.id}/`) ? draft.page : portal.form(draft.id, 1)
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <span className={styles.rowTitle}>
          {name}
          {called && <span lang="zh-CN">{called}</span>}
        </span>
        <span className={styles.soft}>
          {say.draftSaved(format.instant(draft.saved_at))} · {say.draftUntil(format.day(draft.expires_at))}
        </span>
        {draft.closed && <span>{text(draft.closed)}</span>}
      </div>
      <div>
        <Link href={resume} button="primary">
          {say.continueDraft}
        </Link>
        <Button
          kind="quiet"
          aria-label={say.removeDraftWhat(name)}
          onPress={() => remove.mutate()}
          isPending={remove.isPending}
        >
          {say.removeDraft}
        </Button>
      </div>
    </li>
  )
}
