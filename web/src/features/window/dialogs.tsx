import { useState, type ReactNode } from 'react'
import type { CaseView } from '@/api'
import { canOf, useCaseAct } from '@/case/use-case'
import { useFormats, useText, useWords } from '@/i18n'
import { ActNote } from '@/shell/act-note'
import { Alert, Button, ChoiceField, ErrorSummary, MultiField, TextField, useToast } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { unsaid, type Examination } from './examination'
import styles from './window.module.css'
import { words } from './words'

interface HeldCase {
  kase: CaseView
  etag: string | null
}
interface DialogProps extends HeldCase {
  onClose: () => void
}

interface ShellProps {
  title: string
  go: string
  kind?: 'primary' | 'danger'
  onGo: () => void
  onClose: () => void
  isPending: boolean
  whyNot?: string | undefined
  /** Enter confirms at once: nothing has to be filled in. */
  ready?: boolean
  children: ReactNode
}

function ActDialog({
  title,
  go,
  kind = 'primary',
  onGo,
  onClose,
  isPending,
  whyNot,
  ready,
  children,
}: ShellProps) {
  const say = useWords(words)
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      urgent
      wide
      actions={
        <>
          {/* The person has just pressed the key for exactly this. */}
          {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
          <Button kind={kind} onPress={onGo} isPending={isPending} whyNot={whyNot} autoFocus={ready}>
            {go}
          </Button>
          <Button onPress={onClose}>{say.cancel}</Button>
        </>
      }
    >
      {children}
    </Dialog>
  )
}

interface AcceptDialogProps {
  kase: CaseView
  onGo: () => void
  isPending: boolean
  onClose: () => void
}

/** One key brings it up and Enter says yes: a stray key alone never issues a notice of acceptance. */
export function AcceptDialog({ kase, onGo, isPending, onClose }: AcceptDialogProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const open = kase.tasks.filter(
    (task) => task.state.code === 'received' || task.state.code === 'correction',
  )
  return (
    <ActDialog
      title={say.acceptTitle(kase.applicant.name)}
      go={say.accept}
      onGo={() => {
        onGo()
        onClose()
      }}
      onClose={onClose}
      isPending={isPending}
      ready
    >
      <p>{say.acceptText}</p>
      <p>{format.list(open.map((task) => text(task.item.name)))}</p>
    </ActDialog>
  )
}

/** Shows word by word what will be told, because it can be told only once. */
export function NoticeDialog({
  kase,
  etag,
  onClose,
  examination,
}: DialogProps & { examination: Examination }) {
  const say = useWords(words)
  const text = useText()
  const tell = useToast()
  const act = useCaseAct({ kase, etag }, 'correction-notice', () => {
    tell(say.noticed)
    examination.clear()
    onClose()
  })
  const open = unsaid(examination, kase.materials)
  const nameOf = (kind: string, code: string) =>
    kind === 'material'
      ? text(kase.materials.find((one) => one.code === code)?.name)
      : text(kase.fields.find((one) => one.code === code)?.label)
  return (
    <ActDialog
      title={say.noticeTitle}
      go={say.noticeGo}
      onGo={() => act.mutate({ findings: examination.findings })}
      onClose={onClose}
      isPending={act.isPending}
      whyNot={open && `${nameOf(open.kind, open.code)}: ${say.noteNeeded}`}
      ready={!open}
    >
      <p>{say.noticeText}</p>
      <ol className={styles.told}>
        {examination.faults.map(({ subject, mark }) => {
          const material = kase.materials.find((one) => one.code === subject.code)
          const listed = material?.common_faults.find((fault) => fault.code === mark.fault)
          return (
            <li key={`${subject.kind} ${subject.code}`}>
              <strong>{nameOf(subject.kind, subject.code)}</strong>
              <p>{[text(listed?.name), mark.note].filter(Boolean).join(' ')}</p>
            </li>
          )
        })}
      </ol>
      <ActNote error={act.error} />
    </ActDialog>
  )
}

const grounds = ['no_licence_needed', 'not_this_organ', 'other_by_law'] as const

/** What a decision not to accept has to say, and what is still missing of it. */
function useRefusal(kase: CaseView) {
  const say = useWords(words)
  const open = kase.tasks.filter((task) => canOf(kase, 'decline', task.item.code)?.allowed)
  const [items, setItems] = useState<string[]>(() =>
    open.length === 1 ? open.map((one) => one.item.code) : [],
  )
  const [ground, setGround] = useState('')
  const [organ, setOrgan] = useState('')
  const [reason, setReason] = useState('')
  const elsewhere = ground === 'not_this_organ'
  const missing = [
    ...(items.length > 0 ? [] : [['items', say.declineItems] as const]),
    ...(ground ? [] : [['ground', say.declineGround] as const]),
    ...(elsewhere && !organ.trim() ? [['organ', say.declineOrgan] as const] : []),
    ...(reason.trim() ? [] : [['reason', say.declineReason] as const]),
  ].map(([name, label]) => ({ name, message: say.missing(label) }))
  const body = { items, ground, organ: elsewhere ? organ.trim() : undefined, reason: reason.trim() }
  return { open, items, setItems, ground, setGround, organ, setOrgan, reason, setReason, missing, body }
}

export function DeclineDialog({ kase, etag, onClose }: DialogProps) {
  const say = useWords(words)
  const tell = useToast()
  const refusal = useRefusal(kase)
  const [attempt, setAttempt] = useState(0)
  const act = useCaseAct({ kase, etag }, 'non-acceptance', () => {
    tell(say.declined)
    onClose()
  })
  const errors = attempt > 0 ? refusal.missing : []
  const go = () => (refusal.missing.length > 0 ? setAttempt(attempt + 1) : act.mutate(refusal.body))
  return (
    <ActDialog
      title={say.declineTitle}
      go={say.declineGo}
      kind="danger"
      onGo={go}
      onClose={onClose}
      isPending={act.isPending}
    >
      <ErrorSummary errors={errors} attempt={attempt} />
      <RefusalFields
        refusal={refusal}
        errorOf={(name) => errors.find((one) => one.name === name)?.message}
      />
      <ActNote error={act.error} />
    </ActDialog>
  )
}

interface RefusalFieldsProps {
  refusal: ReturnType<typeof useRefusal>
  errorOf: (name: string) => string | undefined
}

function RefusalFields({ refusal, errorOf }: RefusalFieldsProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <>
      <MultiField
        name="items"
        label={say.declineItems}
        options={refusal.open.map((task) => ({ value: task.item.code, label: text(task.item.name) }))}
        values={refusal.items}
        onChange={refusal.setItems}
        error={errorOf('items')}
      />
      <ChoiceField
        name="ground"
        label={say.declineGround}
        options={grounds.map((one) => ({ value: one, label: say[one] }))}
        value={refusal.ground}
        onChange={refusal.setGround}
        error={errorOf('ground')}
      />
      {refusal.ground === 'not_this_organ' && (
        <TextField
          name="organ"
          label={say.declineOrgan}
          value={refusal.organ}
          onChange={refusal.setOrgan}
          error={errorOf('organ')}
        />
      )}
      <TextField
        name="reason"
        label={say.declineReason}
        long
        maxLength={1000}
        value={refusal.reason}
        onChange={refusal.setReason}
        error={errorOf('reason')}
      />
    </>
  )
}

export function WithdrawDialog({ kase, etag, onClose }: DialogProps) {
  const say = useWords(words)
  const tell = useToast()
  const [reason, setReason] = useState('')
  const act = useCaseAct({ kase, etag }, 'withdrawal', () => {
    tell(say.withdrawn)
    onClose()
  })
  return (
    <ActDialog
      title={say.withdrawTitle}
      go={say.withdrawGo}
      kind="danger"
      onGo={() => act.mutate({ reason: reason.trim() })}
      onClose={onClose}
      isPending={act.isPending}
    >
      <Alert tone="warn" title={say.withdrawText} />
      <TextField
        name="withdraw-reason"
        label={say.withdrawReason}
        long
        maxLength={200}
        optional
        value={reason}
        onChange={setReason}
      />
      <ActNote error={act.error} />
    </ActDialog>
  )
}
