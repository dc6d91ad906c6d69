import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { callBacks, recordCall, useSubmissionKey, type CallBackRow } from '@/api'
import { useFormats, useWords } from '@/i18n'
import { useMe } from '@/shell'
import { ActNote } from '@/shell/act-note'
import { Button, PlainTable, useToast } from '@/ui'
import styles from './care.module.css'
import { words } from './words'

/** Where somebody was when they asked, in words: a helper has the page before them while they talk. */
function usePageWords(): (path: string) => string {
  const say = useWords(words)
  return (path) => {
    const known = Object.entries(say.pages).find(([page]) => page === path)?.[1]
    if (known) return known
    if (path.startsWith('/drafts/')) return say.pageDraft
    if (path.startsWith('/cases/')) return say.pageCase
    if (/^\/(guide|item|start|plan)\//.test(path)) return say.pageGuide
    return path
  }
}

/** On a helper's desk: who waits to be called. Nothing when nobody does. */
export function CallBacks() {
  const { me } = useMe()
  return me?.roles.includes('helper') ? <Waiting /> : null
}

function Waiting() {
  const say = useWords(words)
  const format = useFormats()
  const pageWords = usePageWords()
  const query = useQuery({
    queryKey: ['call-backs'],
    queryFn: ({ signal }) => callBacks(signal),
    refetchInterval: 15_000,
  })
  const requests = query.data?.requests ?? []
  if (requests.length === 0) return null
  const spoken: Record<string, string> = say.languages
  return (
    <section className={styles.calls} aria-labelledby="calls-title">
      <h2 id="calls-title">{say.title}</h2>
      <p>{say.lead(requests.length)}</p>
      <PlainTable
        caption={say.caption}
        items={requests}
        id={(one) => one.request}
        columns={[
          { id: 'asked', title: say.askedAt, cell: (one) => format.instant(one.asked_at) },
          { id: 'phone', title: say.number, cell: (one) => <a href={`tel:${one.phone}`}>{one.phone}</a> },
          { id: 'page', title: say.where, cell: (one) => pageWords(one.page) },
          { id: 'language', title: say.speaks, cell: (one) => spoken[one.language] ?? one.language },
          { id: 'calls', title: say.calls, cell: (one) => say.times(one.calls) },
          { id: 'outcome', title: say.outcome, cell: (one) => <Outcome request={one} /> },
        ]}
      />
    </section>
  )
}

function Outcome({ request }: { request: CallBackRow }) {
  const say = useWords(words)
  const client = useQueryClient()
  const tell = useToast()
  const submissionKey = useSubmissionKey()
  const act = useMutation({
    mutationFn: (reached: boolean) =>
      recordCall(request.request, { reached }, submissionKey.keyFor([request.calls, reached])),
    onSuccess: (taken, reached) => {
      submissionKey.done()
      tell(reached ? say.done : taken.open ? say.again : say.aside)
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['call-backs'] }),
  })
  return (
    <div className={styles.buttons}>
      <Button
        aria-label={say.reachedWhat(request.phone)}
        isPending={act.isPending}
        onPress={() => act.mutate(true)}
      >
        {say.reached}
      </Button>
      <Button
        kind="quiet"
        aria-label={say.notReachedWhat(request.phone)}
        isDisabled={act.isPending}
        onPress={() => act.mutate(false)}
      >
        {say.notReached}
      </Button>
      <ActNote error={act.error} />
    </div>
  )
}
