import { lazy, Suspense, useMemo, useState } from 'react'
import { documentHref, type CaseView, type FieldView } from '@/api'
import { StateTag, TaskBranches } from '@/case'
import { Entered } from '@/case/entered'
import { CanButton, CaseFacts, Mandate, NextStep, Papers, PrintableHistory } from '@/case/staff-parts'
import { words as staffWords } from '@/case/staff-words'
import { canOf, useCase, useCaseAct, useChanges } from '@/case/use-case'
import { MaterialViewer } from '@/case/viewer'
import { useText, useWords } from '@/i18n'
import { useShortcuts, type Shortcut } from '@/keys'
import { Loaded, useMe } from '@/shell'
import { ActNote, Changes } from '@/shell/act-note'
import { desk } from '@/shell/staff-paths'
import { Button, KeyCaps, Link, Page, Section, TextField, useNavigate, useToast } from '@/ui'
import { PrintIcon } from '@/ui/icons'
import { Checklist, markByKey } from './checklist'
import { fieldSubject, useExamination, type Examination } from './examination'
import styles from './window.module.css'
import { words } from './words'

const load = () => import('./dialogs')
const NoticeDialog = lazy(() => load().then((file) => ({ default: file.NoticeDialog })))
const DeclineDialog = lazy(() => load().then((file) => ({ default: file.DeclineDialog })))
const WithdrawDialog = lazy(() => load().then((file) => ({ default: file.WithdrawDialog })))
const ChangeDialog = lazy(() => import('./change').then((file) => ({ default: file.ChangeDialog })))

type Asked = 'notice' | 'decline' | 'mend' | 'supplement' | 'withdraw'

interface Held {
  kase: CaseView
  etag: string
}

/** One case at the window: papers on one side, what they show on the other, and what can be done about them. */
export function WindowCasePage({ id }: { id: string }) {
  const query = useCase(id)
  return <Loaded query={query}>{({ data, etag }) => <Bench key={id} kase={data} etag={etag} />}</Loaded>
}

function Bench({ kase, etag }: Held) {
  const say = useWords(words)
  const text = useText()
  const { me } = useMe()
  const examination = useExamination(kase)
  const { changes, acknowledge } = useChanges(kase, me?.name ?? '')
  const papers = kase.materials.filter((material) => material.asked)
  const [current, setCurrent] = useState(papers[0]?.code ?? '')
  const [asked, setAsked] = useState<Asked>()
  const [side, setSide] = useState<'papers' | 'form'>('papers')
  const open = Boolean(canOf(kase, 'accept')?.allowed || canOf(kase, 'give_notice')?.allowed)
  const show = (code: string) => {
    setCurrent(code)
    setSide('papers')
  }
  useBenchKeys({ kase, examination, current, show, open, busy: asked !== undefined })
  return (
    <Page
      back={{ href: desk.list(), label: say.back }}
      above={
        <>
          {kase.number} <StateTag state={kase.state} />
        </>
      }
      title={`${text(kase.package.name)} · ${kase.applicant.name}`}
      tabTitle={kase.number}
    >
      <Changes changes={changes} onSeen={acknowledge} />
      <NextStep kase={kase} />
      <CaseFacts kase={kase} />
      <WindowActions kase={kase} etag={etag} examination={examination} asked={asked} onAsk={setAsked} />
      <div className={styles.bench}>
        <section aria-label={say.examine}>
          {open && <p className={styles.soft}>{say.examineLead}</p>}
          <Checklist
            materials={papers}
            examination={examination}
            current={current}
            onCurrent={show}
            open={open}
          />
          <OtherPapers kase={kase} current={current} onCurrent={show} />
        </section>
        <Side
          kase={kase}
          examination={examination}
          current={current}
          side={side}
          onSide={setSide}
          open={open}
        />
      </div>
      <Section title={say.items}>
        <TaskBranches tasks={kase.tasks} />
      </Section>
      <CaseRecords kase={kase} />
    </Page>
  )
}

function CaseRecords({ kase }: { kase: CaseView }) {
  const say = useWords(staffWords)
  return (
    <>
      <Section title={say.documents}>
        <Papers kase={kase} documents={kase.documents} />
      </Section>
      <Section title={say.history}>
        <PrintableHistory kase={kase} />
      </Section>
    </>
  )
}

interface BenchKeys {
  kase: CaseView
  examination: Examination
  current: string
  show: (code: string) => void
  open: boolean
  /** A dialog is on top: the keys of the page are not meant. */
  busy: boolean
}

function useBenchKeys({ kase, examination, current, show, open, busy }: BenchKeys) {
  const say = useWords(words)
  const navigate = useNavigate()
  const list = useMemo(() => {
    if (busy) return []
    const papers = kase.materials.filter((material) => material.asked)
    const at = papers.findIndex((material) => material.code === current)
    const go = (to: number) => {
      const next = papers[Math.max(0, Math.min(papers.length - 1, to))]
      if (next) show(next.code)
    }
    const group = say.examine
    const mark = (how: 'present' | 'lacking' | 'faulty') => () => {
      markByKey(how, papers[at], examination, say.lackingNote)
      if (how === 'present') go(at + 1)
    }
    const keys: Shortcut[] = [
      { keys: 'j', label: say.nextRow, group, run: () => go(at + 1) },
      { keys: 'k', label: say.previousRow, group, run: () => go(at - 1) },
      { keys: 'Escape', label: say.backKey, group, run: () => navigate(desk.list()) },
    ]
    if (open)
      keys.push(
        { keys: 'p', label: say.present, group, run: mark('present') },
        { keys: 'm', label: say.lacking, group, run: mark('lacking') },
        { keys: 'f', label: say.faulty, group, run: mark('faulty') },
      )
    return keys
  }, [kase, examination, current, show, open, busy, say, navigate])
  useShortcuts(list)
}

interface WindowActionsProps extends Held {
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

/** What the window can do now, each with its key; what it cannot, with the reason. */
function WindowActions({ kase, etag, examination, asked, onAsk }: WindowActionsProps) {
  const say = useWords(words)
  const text = useText()
  const accept = useAccept({ kase, etag, examination })
  const canAccept = canOf(kase, 'accept')
  const canNotice = canOf(kase, 'give_notice')
  const open = Boolean(canAccept?.allowed || canNotice?.allowed)
  const noFault = examination.faults.length === 0
  const left = examination.left.length
  const noticeWhy = noFault ? say.noticeNone : left > 0 ? say.acceptHint(left) : undefined
  const newest = kase.documents.at(-1)
  useActionKeys({
    kase,
    onAsk,
    accept: accept.go,
    noticeOpen: open && !noticeWhy,
    busy: asked !== undefined,
  })
  const mayDecline = kase.can.some((one) => one.action === 'decline' && one.allowed)
  const close = () => onAsk(undefined)
  return (
    <div data-screen-only>
      <div className={styles.actions} role="group" aria-label={say.actions}>
        {open ? (
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
            {mayDecline && (
              <Button kind="danger" onPress={() => onAsk('decline')}>
                {say.decline}
              </Button>
            )}
          </>
        ) : (
          canAccept && <p className={styles.soft}>{text(canAccept.why_not)}</p>
        )}
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
      <Mandate can={canAccept} />
      <ActNote error={accept.act.error} />
      <Suspense>
        {asked === 'notice' && (
          <NoticeDialog kase={kase} etag={etag} onClose={close} examination={examination} />
        )}
        {asked === 'decline' && <DeclineDialog kase={kase} etag={etag} onClose={close} />}
        {asked === 'withdraw' && <WithdrawDialog kase={kase} etag={etag} onClose={close} />}
        {asked === 'mend' && <ChangeDialog kase={kase} etag={etag} how="mending" onClose={close} />}
        {asked === 'supplement' && (
          <ChangeDialog kase={kase} etag={etag} how="supplement" onClose={close} />
        )}
      </Suspense>
    </div>
  )
}

interface ActionKeys {
  kase: CaseView
  onAsk: (asked: Asked) => void
  accept: () => void
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
      ...(can('accept') ? [{ keys: 'a', label: say.accept, group, run: accept }] : []),
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

function Archive({ kase, etag }: Held) {
  const say = useWords(words)
  const tell = useToast()
  const act = useCaseAct({ kase, etag }, 'archive', () => tell(say.archived))
  if (!canOf(kase, 'archive')?.allowed) return null
  return (
    <>
      <Button isPending={act.isPending} onPress={() => act.mutate({})}>
        {say.archive}
      </Button>
      <ActNote error={act.error} />
    </>
  )
}

interface OtherPapersProps {
  kase: CaseView
  current: string
  onCurrent: (code: string) => void
}

/** Papers the applicant need not bring: fetched, or results of earlier items. */
function OtherPapers({ kase, current, onCurrent }: OtherPapersProps) {
  const say = useWords(words)
  const text = useText()
  const others = kase.materials.filter((material) => !material.asked)
  if (others.length === 0) return null
  return (
    <details className={styles.more}>
      <summary>
        {say.notAsked} · {others.length}
      </summary>
      <ol className={styles.checks}>
        {others.map((material) => (
          <li
            key={material.code}
            className={`${styles.check} ${current === material.code ? styles.current : ''}`}
          >
            <button type="button" className={styles.checkName} onClick={() => onCurrent(material.code)}>
              {text(material.name)}
            </button>
            <span className={styles.soft}>{text(material.why)}</span>
          </li>
        ))}
      </ol>
    </details>
  )
}

interface SideProps {
  kase: CaseView
  examination: Examination
  current: string
  side: 'papers' | 'form'
  onSide: (side: 'papers' | 'form') => void
  open: boolean
}

/** The paper in sight, or the form it has to agree with. */
function Side({ kase, examination, current, side, onSide, open }: SideProps) {
  const say = useWords(words)
  const staff = useWords(staffWords)
  const material = kase.materials.find((one) => one.code === current)
  return (
    <div className={styles.seen}>
      <div className={styles.switch} data-screen-only>
        <Button kind="quiet" aria-pressed={side === 'papers'} onPress={() => onSide('papers')}>
          {staff.viewer}
        </Button>
        <Button kind="quiet" aria-pressed={side === 'form'} onPress={() => onSide('form')}>
          {say.form}
        </Button>
      </div>
      {side === 'papers' && material && <MaterialViewer key={current} kase={kase} material={material} />}
      {side === 'form' && (
        <div className={styles.form}>
          <Entered
            kase={kase}
            beside={open ? (field) => <FieldMark field={field} examination={examination} /> : undefined}
          />
        </div>
      )}
    </div>
  )
}

function FieldMark({ field, examination }: { field: FieldView; examination: Examination }) {
  const say = useWords(words)
  const text = useText()
  const subject = fieldSubject(field)
  const mark = examination.markOf(subject)
  const name = text(field.label)
  return (
    <>
      <Button
        kind="quiet"
        aria-pressed={Boolean(mark)}
        aria-label={`${mark ? say.unmarkField : say.markField}: ${name}`}
        onPress={() => examination.put(subject, mark ? undefined : { ok: false, note: '' })}
      >
        {mark ? say.unmarkField : say.markField}
      </Button>
      {mark && (
        <TextField
          name={`field-${field.code}`}
          label={say.fieldFault(name)}
          value={mark.note ?? ''}
          onChange={(note) => examination.put(subject, { ...mark, note })}
          maxLength={500}
        />
      )}
    </>
  )
}
