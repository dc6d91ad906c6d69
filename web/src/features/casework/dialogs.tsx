import { isProblem, type Taken, type TaskActs } from '@/api'
import { useTaskAct } from '@/case/use-case'
import { useFormats, useText, useWords, type Text } from '@/i18n'
import { AskDialog, asking } from '@/shell/ask-dialog'
import { useHallClock } from '@/shell/hall-clock'
import { Alert, useToast } from '@/ui'
import { Under } from './actions'
import styles from './casework.module.css'
import type { Asked } from './held'
import { firstDay, authorities, offersOf, unposted, type Act } from './offers'
import { useOwnLetters } from './own-letters'
import { words } from './words'

const both = (key: keyof typeof words.zh): Text => ({
  zh: String(words.zh[key]),
  en: String(words.en[key]),
})

/** Sends one act; says so and closes only once the case has come back changed. */
function useAsked<Name extends keyof TaskActs>(
  { kase, etag, task, onClose }: Asked,
  act: Name,
  said: string,
) {
  const tell = useToast()
  return useTaskAct({ kase, etag }, task.item.code, act, (taken: Taken) => {
    tell(`${said} ${taken.number}`)
    onClose()
  })
}

interface AboutProps extends Asked {
  act: Act
  /** How it fared when it was sent. */
  sent: { error: unknown; reset: () => void }
}

/** What is being decided on, under what, and what others did meanwhile. */
export function About({ kase, task, changes, act, sent }: AboutProps) {
  const text = useText()
  const own = useOwnLetters()
  const offers = offersOf(kase, task).filter((offer) => offer.act === act)
  return (
    <>
      {isProblem(sent.error) && sent.error.code === 'stale' && changes(sent.reset)}
      <p>
        <strong>{kase.number}</strong> {text(kase.package.name)} · {kase.applicant.name}
      </p>
      {authorities(offers, own.data?.letters ?? []).map((one) => (
        <Under key={one.mandate} authority={one} />
      ))}
    </>
  )
}

const grantFields = [
  asking(words, 'reason', 'long_text', {
    label: both('grantReason'),
    hint: undefined,
    required: false,
    max_length: 4000,
  }),
]

// What the result says for the items after it, to be typed from it: they wait for it, and no result
// goes without. The prefix keeps it apart from the rest.
const filled = 'fields.'
const filledFields = (task: Asked['task']) =>
  task.fills
    .filter((one) => !one.value)
    .map((one) =>
      asking(words, filled + one.code, one.kind, {
        label: one.label,
        hint: both('fillsHint'),
        choices: one.choices,
        required: true,
      }),
    )
const filledIn = (values: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(values)
      .filter((entry): entry is [string, string] => entry[0].startsWith(filled) && Boolean(entry[1]))
      .map(([code, value]) => [code.slice(filled.length), value]),
  )

/** 准予: one look, one Enter. */
export function GrantDialog(asked: Asked) {
  const say = useWords(words)
  const text = useText()
  const act = useAsked(asked, 'decision', say.grantDone)
  const { task, onClose } = asked
  const last = task.reviews.at(-1)
  return (
    <AskDialog
      title={say.grantTitle(text(task.item.name))}
      fields={[...filledFields(task), ...grantFields]}
      go={say.grantGo}
      ready
      onSend={({ reason, ...values }) =>
        act.mutate({ outcome: 'granted', reason: reason || undefined, fields: filledIn(values) })
      }
      onClose={onClose}
      error={act.error}
      isPending={act.isPending}
    >
      <About {...asked} act="grant" sent={act} />
      {last && !last.in_favour && <Alert tone="warn" title={say.reviewedAgainst(last.by)} />}
      {task.review_criteria.length > 0 && (
        <div className={styles.part}>
          <h3>{say.criteria}</h3>
          <ol>
            {task.review_criteria.map((one) => (
              <li key={one.zh}>{text(one)}</li>
            ))}
          </ol>
        </div>
      )}
      <p>{say.granting}</p>
    </AskDialog>
  )
}

/** 不予: a ground of the item's own list, and words the applicant will read. */
export function RefuseDialog(asked: Asked) {
  const say = useWords(words)
  const text = useText()
  const act = useAsked(asked, 'decision', say.refuseDone)
  const { task, onClose } = asked
  const fields = [
    asking(words, 'ground', 'choice', { choices: task.refusal_grounds }),
    asking(words, 'reason', 'long_text', { max_length: 4000 }),
  ]
  return (
    <AskDialog
      title={say.refuseTitle(text(task.item.name))}
      fields={fields}
      go={say.refuseGo}
      kind="danger"
      onSend={({ ground, reason }) => act.mutate({ outcome: 'refused', ground, reason })}
      onClose={onClose}
      error={act.error}
      isPending={act.isPending}
    >
      <About {...asked} act="refuse" sent={act} />
    </AskDialog>
  )
}

const reviewFields = [
  asking(words, 'in_favour', 'choice', {
    choices: [
      { code: 'true', name: both('inFavour') },
      { code: 'false', name: both('against') },
    ],
  }),
  asking(words, 'opinion', 'long_text', { max_length: 2000 }),
]

export function ReviewDialog(asked: Asked) {
  const say = useWords(words)
  const text = useText()
  const act = useAsked(asked, 'review', say.reviewed)
  return (
    <AskDialog
      title={say.reviewTitle(text(asked.task.item.name))}
      fields={reviewFields}
      go={say.reviewGo}
      onSend={({ in_favour, opinion = '' }) => act.mutate({ in_favour: in_favour === 'true', opinion })}
      onClose={asked.onClose}
      error={act.error}
      isPending={act.isPending}
    >
      <About {...asked} act="review" sent={act} />
    </AskDialog>
  )
}

const publicityFields = [
  asking(words, 'from', 'date'),
  asking(words, 'to', 'date'),
  asking(words, 'place', 'text', { label: both('postPlace'), max_length: 200 }),
]

/** 公示: the next kind the item owes, from when to when, and where it can be read. */
export function PublicityDialog(asked: Asked) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const hall = useHallClock()
  const act = useAsked(asked, 'publicity', say.posted)
  const [owed] = unposted(asked.task)
  if (!hall.data || !owed) return null
  return (
    <AskDialog
      title={`${say.postTitle} · ${text(asked.task.item.name)}`}
      lead={`${text(owed.kind.name)}${format.aside(say.publicityDays(owed.days, owed.unit))}`}
      fields={publicityFields}
      first={{
        from: owed.could_run_from ?? firstDay(asked.task, hall.data.day),
        ...(owed.could_run_to ? { to: owed.could_run_to } : {}),
      }}
      go={say.postGo}
      onSend={({ from = '', to = '', place = '' }) => act.mutate({ code: owed.kind.code, from, to, place })}
      onClose={asked.onClose}
      error={act.error}
      isPending={act.isPending}
    >
      <About {...asked} act="post_publicity" sent={act} />
    </AskDialog>
  )
}

/** 特别程序: the clocks stand still from today, and the applicant is told for how long. */
export function StopDialog(asked: Asked) {
  const say = useWords(words)
  const text = useText()
  const act = useAsked(asked, 'stop', say.stoppedDone)
  const { procedures } = asked.task
  const fields = [
    asking(words, 'procedure', 'choice', { choices: procedures }),
    asking(words, 'institution', 'text', { max_length: 100 }),
    asking(words, 'expected_days', 'integer', { min: 1, max: 250 }),
  ]
  return (
    <AskDialog
      title={`${say.stopTitle} · ${text(asked.task.item.name)}`}
      fields={fields}
      first={procedures.length === 1 ? { procedure: procedures[0]?.code ?? '' } : {}}
      go={say.stopGo}
      onSend={({ procedure = '', institution = '', expected_days }) =>
        act.mutate({ procedure, institution, expected_days: Number(expected_days) })
      }
      onClose={asked.onClose}
      error={act.error}
      isPending={act.isPending}
    >
      <About {...asked} act="start_stop" sent={act} />
    </AskDialog>
  )
}

const stopEndFields = [asking(words, 'outcome', 'long_text', { max_length: 1000 })]

export function StopEndDialog(asked: Asked) {
  const say = useWords(words)
  const text = useText()
  const act = useAsked(asked, 'stop-end', say.resumed)
  return (
    <AskDialog
      title={`${say.endStopTitle} · ${text(asked.task.item.name)}`}
      fields={stopEndFields}
      go={say.endStopGo}
      onSend={({ outcome = '' }) => act.mutate({ outcome })}
      onClose={asked.onClose}
      error={act.error}
      isPending={act.isPending}
    >
      <About {...asked} act="end_stop" sent={act} />
    </AskDialog>
  )
}

const extensionFields = [
  asking(words, 'days', 'integer', { min: 1, max: 60 }),
  asking(words, 'reason', 'long_text', {
    label: both('extendReason'),
    hint: undefined,
    max_length: 1000,
  }),
]

/** 延期: once, by the head; the applicant is told the reasons (行政许可法 第四十二条). */
export function ExtensionDialog(asked: Asked) {
  const say = useWords(words)
  const text = useText()
  const act = useAsked(asked, 'extension', say.extended)
  return (
    <AskDialog
      title={`${say.extendTitle} · ${text(asked.task.item.name)}`}
      fields={extensionFields}
      go={say.extendGo}
      onSend={({ days, reason = '' }) => act.mutate({ days: Number(days), reason })}
      onClose={asked.onClose}
      error={act.error}
      isPending={act.isPending}
    >
      <About {...asked} act="extend" sent={act} />
    </AskDialog>
  )
}
