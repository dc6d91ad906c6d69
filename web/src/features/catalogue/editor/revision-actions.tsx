import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  actOnRevision,
  revisionImpact,
  useSubmissionKey,
  type RevisionActs,
  type RevisionCan,
  type RevisionView,
} from '@/api'
import type { Field } from '@/form'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, useMe } from '@/shell'
import { AskDialog, asking } from '@/shell/ask-dialog'
import { useHallClock } from '@/shell/hall-clock'
import { Button, MultiField, useToast } from '@/ui'
import styles from './editor.module.css'
import { ImportDialog } from './import-dialog'
import { revisionWords } from './revision-words'

interface ActionsProps {
  id: string
  view: RevisionView
}

type Action =
  | 'undo'
  | 'submit'
  | 'review_department'
  | 'give_opinion'
  | 'review_legal'
  | 'return'
  | 'publish'
  | 'drop'
  | 'rebase'

const addresses: Record<Action, keyof RevisionActs> = {
  submit: 'submission',
  review_department: 'department-review',
  give_opinion: 'opinion',
  review_legal: 'legal-review',
  publish: 'publication',
  return: 'return',
  undo: 'undo',
  drop: 'dropping',
  rebase: 'rebase',
}
/** What was done, as the history of the revision calls it. */
const told = {
  'submission': 'what_submitted',
  'department-review': 'what_department_reviewed',
  'opinion': 'what_department_opined',
  'legal-review': 'what_legal_reviewed',
  'return': 'what_returned',
  'publication': 'what_published',
  'undo': 'what_undone',
  'dropping': 'what_dropped',
  'rebase': 'what_rebased',
} as const satisfies Record<keyof RevisionActs, keyof (typeof revisionWords)['zh']>
const order = Object.keys(addresses) as Action[]
/** Where an act belongs that is not open yet, and says why. */
const stagesOf: Partial<Record<Action, readonly string[]>> = {
  submit: ['drafting'],
  review_department: ['department_review'],
  review_legal: ['legal_review'],
  publish: ['approved'],
}
/** What leads on stands out; these are offered only when they can be done. */
const quiet: readonly Action[] = ['undo', 'drop', 'rebase']

/** Whoever drafted it takes it back themselves; nobody has found fault with it. */
function useWithdraws(view: RevisionView): boolean {
  const { me } = useMe()
  return Boolean(me) && me?.name === view.summary.drafter
}

/** What can be done with the revision now; what cannot says why. */
export function RevisionActions({ id, view }: ActionsProps) {
  const say = useWords(revisionWords)
  const text = useText()
  const [doing, setDoing] = useState<Action | 'import'>()
  const withdraws = useWithdraws(view)
  const names: Record<Action, string> = {
    submit: say.submit,
    review_department: say.agreeDepartment,
    give_opinion: say.giveOpinion,
    review_legal: say.agreeLegal,
    return: withdraws ? say.withdraw : say.return,
    publish: say.publish,
    undo: say.undo,
    drop: say.drop,
    rebase: say.rebase,
  }
  const can = new Map(view.can.map((one) => [one.action, one]))
  const shown = order.filter((action) => {
    const one = can.get(action)
    return one?.allowed || (one?.why_not && stagesOf[action]?.includes(view.summary.stage))
  })
  const first = shown.find(
    (action) => can.get(action)?.allowed && !quiet.includes(action) && action !== 'return',
  )
  const close = () => setDoing(undefined)
  return (
    <div className={styles.actions}>
      {shown.map((action) => (
        <Button
          key={action}
          kind={action === first ? 'primary' : quiet.includes(action) ? 'quiet' : 'secondary'}
          whyNot={can.get(action)?.allowed ? undefined : text(can.get(action)?.why_not) || undefined}
          onPress={() => setDoing(action)}
        >
          {names[action]}
        </Button>
      ))}
      {can.get('save')?.allowed && <Button onPress={() => setDoing('import')}>{say.import}</Button>}
      {doing === 'import' && <ImportDialog id={id} view={view} onClose={close} />}
      {doing === 'publish' && <Publish id={id} view={view} onClose={close} />}
      {doing && doing !== 'import' && doing !== 'publish' && (
        <Act id={id} view={view} action={doing} title={names[doing]} onClose={close} />
      )}
    </div>
  )
}

function useAct(id: string, view: RevisionView, act: keyof RevisionActs, onDone: () => void) {
  const { version } = view
  const say = useWords(revisionWords)
  const tell = useToast()
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  const withdraws = useWithdraws(view)
  return useMutation({
    mutationFn: (body: RevisionActs[keyof RevisionActs]) =>
      actOnRevision(id, act, { body, version, key: submissionKey.keyFor({ act, version, body }) }),
    onSuccess: async () => {
      submissionKey.done()
      // The next act is done on the version that this one made: not before the page knows it.
      await client.invalidateQueries({ queryKey: ['editor'] })
      onDone()
      tell(say.done(act === 'return' && withdraws ? say.what_withdrawn : say[told[act]]))
    },
  })
}

/** The department one speaks for, where there are several still to be asked. */
function departmentField(view: RevisionView, allowed: RevisionCan | undefined): Field[] {
  const awaited = view.reviews.filter((one) => one.kind === 'department' && !one.given && one.department)
  if (!allowed || awaited.length < 2) return []
  const choices = awaited.flatMap(({ department }) =>
    department ? [{ code: department.code, name: department.name }] : [],
  )
  return [asking(revisionWords, 'forDepartment', 'choice', { code: 'department', choices })]
}

function useActForm(view: RevisionView, action: Action) {
  const say = useWords(revisionWords)
  const text = useText()
  const format = useFormats()
  const can = view.can.find((one) => one.action === action)
  const withdraws = useWithdraws(view)
  const opinion = asking(revisionWords, 'opinion', 'long_text', { code: 'text', max_length: 1000 })
  switch (action) {
    case 'review_department':
      return {
        fields: [...departmentField(view, can), opinion],
        go: say.agree,
        first: {
          text: say.opinionFirst,
          department:
            view.reviews.find((one) => one.kind === 'department' && !one.given)?.department?.code ?? '',
        },
      }
    case 'give_opinion':
      return { fields: [opinion], go: say.opinionGo, lead: say.opinionLead }
    case 'review_legal':
      return { fields: [opinion], go: say.agree, first: { text: say.opinionLegal } }
    case 'return':
      return {
        fields: [asking(revisionWords, 'returnText', 'long_text', { code: 'text', max_length: 1000 })],
        go: withdraws ? say.withdrawGo : say.returnGo,
        lead: withdraws ? say.withdrawLead : say.returnLead,
        ...(withdraws && { first: { text: say.withdrawFirst } }),
      }
    case 'submit':
      return { fields: [], go: say.submission, lead: say.submitLead }
    case 'undo':
      return {
        fields: [],
        go: say.undo,
        lead: view.undo
          ? say.undoOf(
              format.list(view.undo.records.slice(0, 5).map((name) => text(name))),
              view.undo.records.length,
              view.undo.by,
              format.instant(view.undo.at),
            )
          : say.undoLead,
      }
    case 'rebase':
      return { fields: [], go: say.rebase, lead: say.rebaseLead }
    default:
      return { fields: [], go: say.drop, lead: say.dropLead }
  }
}

interface ActProps extends ActionsProps {
  action: Action
  title: string
  onClose: () => void
}

function Act({ id, view, action, title, onClose }: ActProps) {
  const form = useActForm(view, action)
  const act = useAct(id, view, addresses[action], onClose)
  const { fields, go, lead, first } = form as typeof form & {
    lead?: string
    first?: Record<string, string>
  }
  return (
    <AskDialog
      title={title}
      lead={lead}
      fields={fields}
      first={first}
      ready={fields.length === 0}
      go={go}
      kind={action === 'drop' ? 'danger' : 'primary'}
      onSend={(values) => act.mutate(sentOf(action, values, first))}
      onClose={onClose}
      error={act.error}
      isPending={act.isPending}
    />
  )
}

function sentOf(
  action: Action,
  values: Record<string, string>,
  first: Record<string, string> | undefined,
): RevisionActs[keyof RevisionActs] {
  const text = values.text ?? ''
  if (action === 'review_legal' || action === 'give_opinion' || action === 'return') return { text }
  if (action !== 'review_department') return {}
  const department = values.department ?? first?.department
  return department ? { text, department } : { text }
}

type DialogProps = ActionsProps & { onClose: () => void }

function Publish({ id, view, onClose }: DialogProps) {
  const hall = useHallClock()
  return (
    <Loaded query={hall}>
      {({ day }) => <PublishForm id={id} view={view} today={day} onClose={onClose} />}
    </Loaded>
  )
}

const dayField = [asking(revisionWords, 'effectiveField', 'date', { code: 'effective_from' })]

function PublishForm({ id, view, today, onClose }: DialogProps & { today: string }) {
  const say = useWords(revisionWords)
  const text = useText()
  const [adopt, setAdopt] = useState<string[]>([])
  const act = useAct(id, view, 'publication', onClose)
  const impact = useQuery({
    queryKey: ['editor', 'impact', id],
    queryFn: ({ signal }) => revisionImpact(id, signal),
  })
  const adoptable = impact.data?.promises.filter((one) => one.adoptable) ?? []
  return (
    <AskDialog
      title={say.publish}
      lead={say.publishLead}
      fields={dayField}
      first={{ effective_from: today }}
      go={say.publish}
      onSend={({ effective_from = today }) => act.mutate({ effective_from, adopt })}
      onClose={onClose}
      error={act.error}
      isPending={act.isPending}
      after={
        adoptable.length > 0 && (
          <MultiField
            name="adopt"
            label={say.adopt}
            optional
            values={adopt}
            onChange={setAdopt}
            options={adoptable.map((one) => ({
              value: one.item.code,
              label: say.adoptOf(text(one.item.name), one.days_before, one.days_after, one.running),
            }))}
          />
        )
      }
    />
  )
}
