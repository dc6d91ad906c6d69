import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { letters, revokeLetter, useSubmissionKey, type LetterView, type Me } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, useMe } from '@/shell'
import { AskDialog, asking } from '@/shell/ask-dialog'
import { approve } from '@/shell/staff-paths'
import {
  Button,
  Empty,
  Link,
  LinkTabs,
  Page,
  Pagination,
  PlainTable,
  Status,
  useNavigate,
  useToast,
  type StatusShape,
} from '@/ui'
import styles from './authority.module.css'
import { words } from './words'

export interface LettersSearch {
  /** Whose letters: `mine`, or the department's. */
  of?: string | undefined
  after?: string | undefined
}

const isHead = (me: Me | null | undefined) => Boolean(me?.roles.includes('head'))

/** Who may do what in the department's name, and until when; for the head the place to change it. */
export function LettersPage({ search }: { search: LettersSearch }) {
  const { me } = useMe()
  return me ? <Letters me={me} search={search} /> : null
}

function Letters({ me, search }: { me: Me; search: LettersSearch }) {
  const say = useWords(words)
  const head = isHead(me)
  // A head needs no letter; what they look at first is what the department has given.
  const mine = !head && search.of !== 'department'
  const department = me.department?.code
  const query = useQuery({
    queryKey: ['letters', mine ? 'mine' : department, search.after],
    queryFn: ({ signal }) =>
      letters(mine ? { mine, after: search.after } : { department, after: search.after }, signal),
  })
  return (
    <Page title={mine ? say.ownLetters : say.ofDepartment} lead={mine ? say.mineLead : say.departmentLead}>
      <div className={styles.tools} data-screen-only>
        {!head && <Whose mine={mine} />}
        {head && (
          <Link href={approve.newLetter()} button="primary">
            {say.issue}
          </Link>
        )}
      </div>
      <Loaded query={query}>
        {({ letters: list, next }) => (
          <>
            {list.length === 0 ? (
              <None mine={mine} turned={Boolean(search.after)} />
            ) : (
              <List letters={list} head={head} />
            )}
            <Pages search={search} next={next} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Whose({ mine }: { mine: boolean }) {
  const say = useWords(words)
  return (
    <LinkTabs
      label={say.letters}
      chosen={mine ? 'mine' : 'department'}
      tabs={[
        { id: 'mine', label: say.ownLetters, href: approve.letters() },
        { id: 'department', label: say.ofDepartment, href: approve.letters({ of: 'department' }) },
      ]}
    />
  )
}

function None({ mine, turned }: { mine: boolean; turned: boolean }) {
  const say = useWords(words)
  if (turned) return <Empty title={say.none} next={<Link href={approve.letters()}>{say.firstPage}</Link>} />
  return mine ? <Empty title={say.noneMine}>{say.noneMineText}</Empty> : <Empty title={say.none} />
}

function Pages({ search, next }: { search: LettersSearch; next: string | undefined }) {
  const navigate = useNavigate()
  if (!next && !search.after) return null
  return (
    <Pagination
      onPrevious={search.after ? () => window.history.back() : undefined}
      onNext={next ? () => navigate(approve.letters({ of: search.of, after: next })) : undefined}
    />
  )
}

const shapes: Record<string, StatusShape> = {
  in_force: 'done',
  not_yet: 'waiting',
  expired: 'ended',
  revoked: 'refused',
}

function List({ letters: list, head }: { letters: readonly LetterView[]; head: boolean }) {
  const say = useWords(words)
  const format = useFormats()
  const [revoking, setRevoking] = useState<LetterView>()
  const stateOf = (letter: LetterView) =>
    letter.state === 'in_force' || letter.state === 'not_yet' || letter.state === 'expired'
      ? say[letter.state]
      : say.revoked
  const columns = [
    {
      id: 'number',
      title: say.number,
      cell: (letter: LetterView) => <span className={styles.whole}>{letter.number}</span>,
    },
    { id: 'grantee', title: say.grantee, cell: (letter: LetterView) => letter.grantee },
    { id: 'range', title: say.range, cell: (letter: LetterView) => <Reach letter={letter} /> },
    {
      id: 'days',
      title: say.days,
      cell: (letter: LetterView) => (
        <span className={styles.whole}>
          {say.span(format.day(letter.valid_from), format.day(letter.valid_to))}
        </span>
      ),
    },
    {
      id: 'state',
      title: say.state,
      cell: (letter: LetterView) => (
        <>
          <Status shape={shapes[letter.state] ?? 'ended'}>{stateOf(letter)}</Status>
          {letter.revoked_at && (
            <p className={styles.soft}>
              {say.revokedAt(format.instant(letter.revoked_at), letter.revocation_reason ?? '')}
            </p>
          )}
        </>
      ),
    },
    { id: 'grantor', title: say.grantor, cell: (letter: LetterView) => letter.grantor },
  ]
  const act = {
    id: 'act',
    title: say.act,
    cell: (letter: LetterView) =>
      (letter.state === 'in_force' || letter.state === 'not_yet') && (
        <span className={styles.whole}>
          <Button
            kind="danger"
            aria-label={say.revokeWhich(letter.number)}
            onPress={() => setRevoking(letter)}
          >
            {say.revoke}
          </Button>
        </span>
      ),
  }
  return (
    <>
      <PlainTable
        caption={say.letters}
        columns={head ? [...columns, act] : columns}
        items={list}
        id={(letter) => letter.id}
      />
      {revoking && <Revoke letter={revoking} onClose={() => setRevoking(undefined)} />}
    </>
  )
}

function Reach({ letter }: { letter: LetterView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (
    <details className={styles.range}>
      <summary>
        {format.list(
          letter.grants.map((grant) => say.powerItems(text(grant.power.name), grant.items.length)),
        )}
      </summary>
      {letter.grants.map((grant) => (
        <p key={grant.power.code}>
          {text(grant.power.name)}
          {format.colon}
          {format.list(grant.items.map((item) => text(item.name)))}
        </p>
      ))}
    </details>
  )
}

const revokeFields = [asking(words, 'reason', 'long_text', { max_length: 500 })]

function Revoke({ letter, onClose }: { letter: LetterView; onClose: () => void }) {
  const say = useWords(words)
  const tell = useToast()
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  const act = useMutation({
    mutationFn: (reason: string) => revokeLetter(letter.id, { reason }, submissionKey.keyFor({ reason })),
    onSuccess: async () => {
      submissionKey.done()
      await client.invalidateQueries({ queryKey: ['letters'] })
      tell(say.revokedNow(letter.number))
      onClose()
    },
  })
  return (
    <AskDialog
      title={say.revokeTitle(letter.number)}
      lead={say.revokeLead(letter.grantee)}
      fields={revokeFields}
      go={say.revokeGo}
      kind="danger"
      onSend={({ reason = '' }) => act.mutate(reason)}
      onClose={onClose}
      error={act.error}
      isPending={act.isPending}
    />
  )
}
