import { lazy, Suspense, useMemo } from 'react'
import { documentHref, type CaseView } from '@/api'
import { CanButton, Mandate } from '@/case/staff-parts'
import { canOf, useCaseAct } from '@/case/use-case'
import { useText, useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { ActNote } from '@/shell/act-note'
import { Archive } from '@/shell/archive'
import type { OpenCase } from '@/shell/staff-case'
import { Button, KeyCaps, Link, useToast } from '@/ui'
import { PrintIcon } from '@/ui/icons'
import type { Examination } from './examination'
import styles from './window.module.css'
import { words } from './words'

const load = () => import('./dialogs')
const NoticeDialog = lazy(() => load().then((file) => ({ default: file.NoticeDialog })))
const AcceptDialog = lazy(() => load().then((file) => ({ default: file.AcceptDialog })))
const DeclineDialog = lazy(() => load().then((file) => ({ default: file.DeclineDialog })))
const WithdrawDialog = lazy(() => load().then((file) => ({ default: file.WithdrawDialog })))
const ChangeDialog = lazy(() => import('./change').then((file) => ({ default: file.ChangeDialog })))

export type Asked = 'accept' | 'notice' | 'decline' | 'mend' | 'supplement' | 'withdraw'

interface WindowActionsProps extends OpenCase {
  examination: Examination
  asked: Asked | undefined
  onAsk: (asked: Asked | undefined) => void
}

function useAccept({ kase, etag, examination }: Omit<WindowActionsProps, 'asked' | 'onAsk'>) {
  const say = useWords(words)
  const tell = useToast()
  const act = useCaseAct({ kase, etag }, 'acceptance', () => {
    tell(say.accepted)
    examination.clear()
  })
  const faults = examination.faults.length + examination.standing
  const left = examination.left.length
  const whyNot = faults > 0 ? say.acceptFaulty(faults) : left > 0 ? say.acceptHint(left) : undefined
  return { act, whyNot, go: () => !whyNot && act.mutate({ findings: examination.findings }) }
}

type Accept = ReturnType<typeof useAccept>

/** Whether the window may still say yes or no, and what keeps it from giving a notice. */
function useVerdict(kase: CaseView, examination: Examination) {
  const say = useWords(words)
  const left = examination.left.length
  const noFault = examination.faults.length === 0
  return {
    open: Boolean(canOf(kase, 'accept')?.allowed || canOf(kase, 'give_notice')?.allowed),
    noFault,
    noticeWhy: noFault ? say.noticeNone : left > 0 ? say.acceptHint(left) : undefined,
  }
}

/** What the window can do now, each with its key; what it cannot, with the reason. */
export function WindowActions({ kase, etag, examination, asked, onAsk }: WindowActionsProps) {
  const say = useWords(words)
  const text = useText()
  const accept = useAccept({ kase, etag, examination })
  const { open, noticeWhy } = useVerdict(kase, examination)
  const newest = kase.documents.at(-1)
  useActionKeys({
    kase,
    onAsk,
    accept: accept.whyNot ? undefined : () => onAsk('accept'),
    noticeOpen: open && !noticeWhy,
    busy: asked !== undefined,
  })
  return (
    <div data-screen-only>
      <div className={styles.actions} role="group" aria-label={say.actions}>
        <Verdict kase={kase} examination={examination} accept={accept} onAsk={onAsk} />
        {canOf(kase, 'supplement')?.allowed && (
          <Button kind="primary" keys="s" onPress={() => onAsk('supplement')}>
            {say.supplement}
          </Button>
        )}
        {newest && (
          <Link
            button="quiet"
            href={documentHref(kase.id, newest.document)}
            target="_blank"
            rel="noreferrer"
          >
            <PrintIcon /> {text(newest.name)} <KeyCaps keys="r" />
          </Link>
        )}
        <Archive kase={kase} etag={etag} />
        {canOf(kase, 'withdraw')?.allowed && (
          <Button kind="quiet" onPress={() => onAsk('withdraw')}>
            {say.withdraw}
          </Button>
        )}
      </div>
      <Mandate can={canOf(kase, 'accept')} />
      <ActNote error={accept.act.error} />
      <AskedDialog
        kase={kase}
        etag={etag}
        examination={examination}
        accept={accept}
        asked={asked}
        onAsk={onAsk}
      />
    </div>
  )
}

interface VerdictProps {
  kase: CaseView
  examination: Examination
  accept: Accept
  onAsk: (asked: Asked) => void
}

/** The window's word on what was handed in: accept, one notice of everything, mend on the spot, decline. */
function Verdict({ kase, examination, accept, onAsk }: VerdictProps) {
  const say = useWords(words)
  const text = useText()
  const { open, noFault, noticeWhy } = useVerdict(kase, examination)
  const canAccept = canOf(kase, 'accept')
  const canNotice = canOf(kase, 'give_notice')
  // Why nothing can be accepted is worth a word only while something waits to be.
  const waits = kase.tasks.some((task) => ['received', 'correction', 'waiting'].includes(task.state.code))
  if (!open) return canAccept && waits && <p className={styles.soft}>{text(canAccept.why_not)}</p>
  return (
    <>
      <Button
        kind="primary"
        keys="a"
        whyNot={canAccept?.allowed ? accept.whyNot : text(canAccept?.why_not)}
        isPending={accept.act.isPending}
        onPress={accept.go}
      >
        {say.accept}
      </Button>
      <Button
        kind={noFault ? 'secondary' : 'primary'}
        keys="n"
        whyNot={canNotice?.allowed ? noticeWhy : text(canNotice?.why_not)}
        onPress={() => onAsk('notice')}
      >
        {say.giveNotice}
      </Button>
      <CanButton can={canOf(kase, 'mend')} keys="e" onPress={() => onAsk('mend')}>
        {say.mend}
      </CanButton>
      {canOf(kase, 'decline')?.allowed && (
        <Button kind="danger" onPress={() => onAsk('decline')}>
          {say.decline}
        </Button>
      )}
    </>
  )
}

/** The dialog of what was asked for; each is loaded when it is first needed. */
function AskedDialog(props: WindowActionsProps & { accept: Accept }) {
  const { kase, etag, examination, accept, asked, onAsk } = props
  const close = () => onAsk(undefined)
  return (
    <Suspense>
      {asked === 'accept' && (
        <AcceptDialog kase={kase} onGo={accept.go} isPending={accept.act.isPending} onClose={close} />
      )}
      {asked === 'notice' && (
        <NoticeDialog kase={kase} etag={etag} onClose={close} examination={examination} />
      )}
      {asked === 'decline' && <DeclineDialog kase={kase} etag={etag} onClose={close} />}
      {asked === 'withdraw' && <WithdrawDialog kase={kase} etag={etag} onClose={close} />}
      {asked === 'mend' && <ChangeDialog kase={kase} etag={etag} how="mending" onClose={close} />}
      {asked === 'supplement' && <ChangeDialog kase={kase} etag={etag} how="supplement" onClose={close} />}
    </Suspense>
  )
}

interface ActionKeys {
  kase: CaseView
  onAsk: (asked: Asked) => void
  /** Undefined while something keeps it from being accepted. */
  accept: (() => void) | undefined
  noticeOpen: boolean
  busy: boolean
}

function useActionKeys({ kase, onAsk, accept, noticeOpen, busy }: ActionKeys) {
  const say = useWords(words)
  const list = useMemo(() => {
    if (busy) return []
    const group = say.actions
    const newest = kase.documents.at(-1)
    const can = (action: string) => canOf(kase, action)?.allowed
    return [
      ...(can('accept') && accept ? [{ keys: 'a', label: say.accept, group, run: accept }] : []),
      ...(noticeOpen ? [{ keys: 'n', label: say.giveNotice, group, run: () => onAsk('notice') }] : []),
      ...(can('mend') ? [{ keys: 'e', label: say.mend, group, run: () => onAsk('mend') }] : []),
      ...(can('supplement')
        ? [{ keys: 's', label: say.supplement, group, run: () => onAsk('supplement') }]
        : []),
      ...(newest
        ? [
            {
              keys: 'r',
              label: say.printReceipt,
              group,
              run: () => void window.open(documentHref(kase.id, newest.document), '_blank', 'noreferrer'),
            },
          ]
        : []),
    ]
  }, [kase, onAsk, accept, noticeOpen, busy, say])
  useShortcuts(list)
}
