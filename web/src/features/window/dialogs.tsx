import { useState, type ReactNode } from 'react'
import type { CaseView } from '@/api'
import { canOf, useCaseAct } from '@/case/use-case'
import { useText, useWords } from '@/i18n'
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

export function DeclineDialog({ kase, etag, onClose }: DialogProps) {
  const say = useWords(words)
  const text = useText()
  const tell = useToast()
  const open = kase.tasks.filter((task) => canOf(kase, 'decline', task.item.code)?.allowed)
  const [items, setItems] = useState<string[]>(() =>
    open.length === 1 ? open.map((one) => one.item.code) : [],
  )
  const [ground, setGround] = useState('')
  const [organ, setOrgan] = useState('')
  const [reason, setReason] = useState('')
  const [attempt, setAttempt] = useState(0)
  const act = useCaseAct({ kase, etag }, 'non-acceptance', () => {
    tell(say.declined)
    onClose()
  })
  const missing = [
    ...(items.length > 0 ? [] : [['items', say.declineItems] as const]),
    ...(ground ? [] : [['ground', say.declineGround] as const]),
    ...(ground === 'not_this_organ' && !organ.trim() ? [['organ', say.declineOrgan] as const] : []),
    ...(reason.trim() ? [] : [['reason', say.declineReason] as const]),
  ].map(([name, label]) => ({ name, message: say.missing(label) }))
  const errorOf = (name: string) =>
    attempt > 0 ? missing.find((one) => one.name === name)?.message : undefined
  const go = () => {
    if (missing.length > 0) setAttempt(attempt + 1)
    else
      act.mutate({
        items,
        ground,
        organ: ground === 'not_this_organ' ? organ.trim() : undefined,
        reason: reason.trim(),
      })
  }
  return (
    <ActDialog
      title={say.declineTitle}
      go={say.declineGo}
      kind="danger"
      onGo={go}
      onClose={onClose}
      isPending={act.isPending}
    >
      <ErrorSummary errors={attempt > 0 ? missing : []} attempt={attempt} />
      <MultiField
        name="items"
        label={say.declineItems}
        options={open.map((task) => ({ value: task.item.code, label: text(task.item.name) }))}
        values={items}
        onChange={setItems}
        error={errorOf('items')}
      />
      <ChoiceField
        name="ground"
        label={say.declineGround}
        options={grounds.map((one) => ({ value: one, label: say[one] }))}
        value={ground}
        onChange={setGround}
        error={errorOf('ground')}
      />
      {ground === 'not_this_organ' && (
        <TextField
          name="organ"
          label={say.declineOrgan}
          value={organ}
          onChange={setOrgan}
          error={errorOf('organ')}
        />
      )}
      <TextField
        name="reason"
        label={say.declineReason}
        long
        maxLength={1000}
        value={reason}
        onChange={setReason}
        error={errorOf('reason')}
      />
      <ActNote error={act.error} />
    </ActDialog>
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
