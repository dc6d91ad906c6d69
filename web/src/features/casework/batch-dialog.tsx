import { useRef, useState } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { TaskRow } from '@/api'
import { useFormats, useText, useWords, type Text } from '@/i18n'
import { AskDialog, asking } from '@/shell/ask-dialog'
import { Alert, Button, Status, Waiting } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { Under } from './actions'
import { actOnAll, fits, openAll, rowKey, type BatchAct, type Opened, type Outcome } from './batch'
import styles from './batch.module.css'
import { words } from './batch-words'
import { authorities } from './offers'
import { useOwnLetters } from './own-letters'
import { words as pageWords } from './words'

const both = (key: 'reason' | 'opinion'): Text => ({ zh: words.zh[key], en: words.en[key] })
const fields = {
  grant: [
    asking(words, 'reason', 'long_text', { label: both('reason'), required: false, max_length: 4000 }),
  ],
  review: [asking(words, 'opinion', 'long_text', { label: both('opinion'), max_length: 2000 })],
}

interface BatchDialogProps {
  act: BatchAct
  rows: readonly TaskRow[]
  /** What has been answered: by row, where it was done or why not. */
  onClose: (outcomes: ReadonlyMap<string, Outcome>) => void
}

/** First what it would be done to, as each stands now; then what came of each. */
export function BatchDialog({ act, rows, onClose }: BatchDialogProps) {
  const say = useWords(words)
  const text = useText()
  const client = useQueryClient()
  const [meant] = useState(rows)
  const item = text(meant[0]?.item.name)
  const title = act === 'grant' ? say.grantTitle(item) : say.reviewTitle(item)
  const query = useQuery({
    queryKey: ['batch', act, ...meant.map(rowKey)],
    queryFn: () => openAll(act, meant),
    staleTime: Infinity,
    gcTime: 0,
  })
  const [begun, setBegun] = useState<readonly Opened[]>()
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map())
  const over = begun !== undefined && outcomes.size === begun.length
  const go = async (opened: readonly Opened[], body: Parameters<typeof actOnAll>[2]) => {
    setBegun(opened)
    await actOnAll(act, opened, body, (key, outcome) =>
      setOutcomes((known) => new Map(known).set(key, outcome)),
    )
    for (const list of ['tasks', 'counts', 'case']) void client.invalidateQueries({ queryKey: [list] })
  }
  if (begun)
    return <Told {...{ title, act, begun, outcomes, over }} onClose={() => over && onClose(outcomes)} />
  const opened = query.data ?? []
  const fit = opened.filter(fits)
  if (!query.data || fit.length === 0)
    return (
      <Dialog title={title} isOpen onClose={() => onClose(outcomes)} urgent wide>
        <div className={styles.stack}>
          {query.data ? (
            <Alert tone="warn" title={say.none} />
          ) : (
            <Waiting onRetry={() => void query.refetch()} />
          )}
          <LeftOut opened={opened} />
        </div>
      </Dialog>
    )
  return (
    <AskDialog
      title={title}
      fields={fields[act]}
      go={act === 'grant' ? say.grantGo(fit.length) : say.reviewGo(fit.length)}
      ready={act === 'grant'}
      onSend={({ reason, opinion = '' }) =>
        void go(
          fit,
          act === 'grant'
            ? { outcome: 'granted', reason: reason || undefined }
            : { in_favour: true, opinion },
        )
      }
      onClose={() => onClose(outcomes)}
      error={undefined}
      isPending={false}
    >
      <Preview act={act} fit={fit} />
      <LeftOut opened={opened} />
    </AskDialog>
  )
}

/** Named one by one, with what stands behind each; the points of examination once, for they are the same. */
function Preview({ act, fit }: { act: BatchAct; fit: readonly Opened[] }) {
  const say = useWords(words)
  const page = useWords(pageWords)
  const text = useText()
  const criteria = fit[0]?.task?.review_criteria ?? []
  return (
    <>
      <section className={styles.part}>
        <h3>{say.fit(fit.length)}</h3>
        <ol className={styles.list}>
          {fit.map((one) => (
            <Line key={rowKey(one.row)} row={one.row}>
              <Behind opened={one} />
            </Line>
          ))}
        </ol>
      </section>
      {criteria.length > 0 && (
        <section className={styles.part}>
          <h3>{page.criteria}</h3>
          <ol>
            {criteria.map((one) => (
              <li key={one.zh}>{text(one)}</li>
            ))}
          </ol>
        </section>
      )}
      <Mandates act={act} fit={fit} />
      <p>{act === 'grant' ? say.granting : say.reviewing}</p>
    </>
  )
}

/** Under what one would act: nearly always one letter for all of them. */
function Mandates({ act, fit }: { act: BatchAct; fit: readonly Opened[] }) {
  const own = useOwnLetters()
  const offers = fit.flatMap(({ kase, row }) =>
    (kase?.can ?? [])
      .filter((can) => can.action === act && can.item === row.item.code)
      .map((can) => ({ act, can })),
  )
  return authorities(offers, own.data?.letters ?? []).map((one) => (
    <Under key={one.mandate} authority={one} />
  ))
}

function Behind({ opened: { kase, task, row } }: { opened: Opened }) {
  const say = useWords(words)
  const format = useFormats()
  const last = task?.reviews.at(-1)
  const own = kase?.materials.filter(
    (one) => one.for_items.some((item) => item.code === row.item.code) && one.files.length > 0,
  )
  return (
    <span className={styles.soft}>
      {[
        say.papers(own?.length ?? 0),
        last ? say.inFavour(last.by) : say.notReviewed,
        row.promised_due && say.by(format.day(row.promised_due)),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

function Line({ row, children }: { row: TaskRow; children: React.ReactNode }) {
  return (
    <li>
      <strong className="tabular">{row.number}</strong> <span>{row.applicant}</span> {children}
    </li>
  )
}

function LeftOut({ opened }: { opened: readonly Opened[] }) {
  const say = useWords(words)
  const text = useText()
  const out = opened.filter((one) => !fits(one))
  if (out.length === 0) return null
  return (
    <section className={styles.part}>
      <h3>{say.unfitTitle(out.length)}</h3>
      <ul className={styles.list}>
        {out.map((one) => (
          <Line key={rowKey(one.row)} row={one.row}>
            <span className={styles.soft}>{one.against ? say.against(one.against) : text(one.whyNot)}</span>
          </Line>
        ))}
      </ul>
    </section>
  )
}

interface ToldProps {
  title: string
  act: BatchAct
  begun: readonly Opened[]
  outcomes: ReadonlyMap<string, Outcome>
  over: boolean
  onClose: () => void
}

/** Nothing is said to be done before the server has said so. */
function Told({ title, act, begun, outcomes, over, onClose }: ToldProps) {
  const say = useWords(words)
  const text = useText()
  const list = useRef<HTMLDivElement>(null)
  const failed = [...outcomes.values()].filter((one) => !one.done).length
  const told = (one: Opened) => {
    const outcome = outcomes.get(rowKey(one.row))
    if (!outcome) return <Status shape="waiting">{say.waiting}</Status>
    if (outcome.done) return <Status shape="done">{act === 'grant' ? say.granted : say.reviewed}</Status>
    return (
      <>
        <Status shape="refused">{say.failed}</Status> <span>{text(outcome.why)}</span>
      </>
    )
  }
  return (
    <Dialog title={title} isOpen onClose={onClose} urgent wide>
      <div className={styles.stack} ref={list}>
        <p role="status">
          <strong>
            {over ? say.over(begun.length - failed, failed) : say.underWay(outcomes.size, begun.length)}
          </strong>{' '}
          {over && failed > 0 && say.keep}
        </p>
        <ol className={styles.list}>
          {begun.map((one) => (
            <Line key={rowKey(one.row)} row={one.row}>
              {told(one)}
            </Line>
          ))}
        </ol>
        {/* What one waits for is here, and Enter leads on as soon as it is over. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <Button kind="primary" autoFocus isPending={!over} onPress={onClose}>
          {say.close}
        </Button>
      </div>
    </Dialog>
  )
}
