import { useEffect, useMemo, useRef, useState } from 'react'
import { documentHref, type CaseView, type HandoverInput, type Taken, type TaskView } from '@/api'
import { StateTag } from '@/case'
import { CaseFacts, NextStep, Papers } from '@/case/staff-parts'
import { canOf, useCaseAct } from '@/case/use-case'
import { useFormats, useText, useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { Archive } from '@/shell/archive'
import { CaseRecords, StaffCase, StaffCasePage, useNews, type OpenCase } from '@/shell/staff-case'
import { issue } from '@/shell/staff-paths'
import { Alert, Empty, Link, Section, useNavigate } from '@/ui'
import { PrintIcon } from '@/ui/icons'
import styles from './issue.module.css'
import { ReceiverForm } from './receiver-form'
import { useResultFacts } from './result-facts'
import { words } from './words'

/** One case at the issuing window: what came out, who has come for it, the slip they sign. */
export function IssueCasePage({ id }: { id: string }) {
  return <StaffCase id={id}>{(open) => <Counter {...open} />}</StaffCase>
}

/** What may be handed over now, and what stands against it. */
function readyOf(kase: CaseView) {
  const granted = kase.tasks.filter((task) => task.state.code === 'granted')
  const ready = granted.filter((task) => canOf(kase, 'hand_over', task.item.code)?.allowed)
  const held = granted.map((task) => canOf(kase, 'hand_over', task.item.code)).find((can) => !can?.allowed)
  return { ready, whyNot: held?.why_not }
}

function Counter({ kase, etag }: OpenCase) {
  const say = useWords(words)
  const text = useText()
  const navigate = useNavigate()
  const news = useNews(kase)
  const { ready, whyNot } = readyOf(kase)
  const [given, setGiven] = useState<HandoverInput & { documents: readonly string[] }>()
  const sent = useRef<HandoverInput>(undefined)
  const act = useCaseAct({ kase, etag }, 'handover', (taken: Taken) => {
    if (sent.current) setGiven({ ...sent.current, documents: taken.documents })
  })
  const give = (body: HandoverInput) => {
    sent.current = body
    act.mutate(body)
  }
  const keys = useMemo(
    () => [{ keys: 'Escape', label: say.backKey, group: say.actions, run: () => navigate(issue.list()) }],
    [say, navigate],
  )
  useShortcuts(keys)
  return (
    <StaffCasePage kase={kase} back={{ href: issue.list(), label: say.back }} news={news}>
      {given && <Given kase={kase} given={given} />}
      {!given && ready.length === 0 && <NextStep kase={kase} />}
      <CaseFacts kase={kase} />
      <div data-screen-only>
        <Archive kase={kase} etag={etag} kind={given ? 'secondary' : 'primary'} />
      </div>
      <ToPrint kase={kase} ready={ready} />
      {ready.length > 0 ? (
        <ReceiverForm
          key={ready.map((task) => task.item.code).join()}
          kase={kase}
          ready={ready}
          onGive={give}
          onChange={act.reset}
          error={act.error}
          isPending={act.isPending}
        />
      ) : (
        !given && <NothingReady whyNot={text(whyNot)} />
      )}
      <Rest kase={kase} />
    </StaffCasePage>
  )
}

/** The licences themselves, to be printed before they are handed over. */
function ToPrint({ kase, ready }: { kase: CaseView; ready: readonly TaskView[] }) {
  const say = useWords(words)
  const papers = kase.documents.filter(
    (document) =>
      document.kind === 'result_paper' && ready.some((task) => task.item.code === document.item),
  )
  if (papers.length === 0) return null
  return (
    <Section title={say.toPrint}>
      <Papers kase={kase} documents={papers} />
    </Section>
  )
}

function NothingReady({ whyNot }: { whyNot: string }) {
  const say = useWords(words)
  if (whyNot)
    return (
      <Alert tone="warn" title={say.noResults}>
        {whyNot}
      </Alert>
    )
  return <Empty title={say.noResults} next={<Link href={issue.list()}>{say.back}</Link>} />
}

/** It is done: the slip to print and sign, then the next person. */
function Given({
  kase,
  given,
}: {
  kase: CaseView
  given: HandoverInput & { documents: readonly string[] }
}) {
  const say = useWords(words)
  const text = useText()
  const slip = useRef<HTMLDivElement>(null)
  useEffect(() => {
    window.scrollTo(0, 0)
    slip.current?.querySelector('a')?.focus({ preventScroll: true })
  }, [given])
  const handed = kase.tasks.find((task) => task.item.code === given.items[0])?.handover
  const who = handed ? say.to(handed.receiver, text(handed.relation.name)) : ''
  const byCourier = given.way === 'courier'
  return (
    <Alert
      tone="good"
      title={
        byCourier ? say.sent(given.items.length, given.proof ?? '') : say.given(given.items.length, who)
      }
      announce
    >
      <p>{byCourier ? say.sentText : say.givenText}</p>
      <div className={styles.next} ref={slip} data-screen-only>
        {given.documents.map((document) => (
          <Link
            key={document}
            button="primary"
            href={documentHref(kase.id, document)}
            target="_blank"
            rel="noreferrer"
          >
            <PrintIcon /> {say.printSlip}
          </Link>
        ))}
        <Link button="secondary" href={issue.list()}>
          {say.nextPerson}
        </Link>
      </div>
    </Alert>
  )
}

/** Results that are gone: to whom, when, how it was proven. */
function HandedOver({ tasks }: { tasks: readonly TaskView[] }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const facts = useResultFacts()
  return (
    <ul className={styles.results}>
      {tasks.map((task) => (
        <li key={task.item.code} data-keep-together>
          <h3>{task.decision?.result_name ?? text(task.item.name)}</h3>
          {task.handover && (
            <p>
              {format.instant(task.handover.at)} ·{' '}
              <strong>{say.to(task.handover.receiver, text(task.handover.relation.name))}</strong> ·{' '}
              {text(task.handover.way.name)}
              {task.handover.proof && format.aside(task.handover.proof)}
            </p>
          )}
          <p className={styles.soft}>{facts(task)}</p>
        </li>
      ))}
    </ul>
  )
}

/** What has left already, what has not come out yet, the papers, the history. */
function Rest({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const gone = kase.tasks.filter((task) => task.handover)
  const open = kase.tasks.filter((task) => !task.decision)
  return (
    <>
      {gone.length > 0 && (
        <Section title={say.earlier}>
          <HandedOver tasks={gone} />
        </Section>
      )}
      {open.length > 0 && (
        <Section title={say.notYet}>
          <ul className={styles.open}>
            {open.map((task) => (
              <li key={task.item.code}>
                {text(task.item.name)} <StateTag state={task.state} />{' '}
                <span className={styles.soft}>{text(task.department.name)}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <CaseRecords kase={kase} />
    </>
  )
}
