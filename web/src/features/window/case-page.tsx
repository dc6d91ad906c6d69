import { useMemo, useState } from 'react'
import { type CaseView } from '@/api'
import { TaskBranches } from '@/case'
import { CorrectedAlert, DisputeAlert } from '@/case/entered'
import { CaseFacts, NextStep } from '@/case/staff-parts'
import { canOf } from '@/case/use-case'
import { useFormats, useText, useWords } from '@/i18n'
import { useShortcuts, type Shortcut } from '@/keys'
import { useMe } from '@/shell'
import { CaseRecords, StaffCase, StaffCasePage, useNews, type OpenCase } from '@/shell/staff-case'
import { desk } from '@/shell/staff-paths'
import { Alert, Button, Section, useNavigate } from '@/ui'
import { WindowActions, type Asked } from './case-actions'
import { OtherPapers, Side } from './case-papers'
import { Checklist, MarkDoubt, useMarking, type Marking } from './checklist'
import {
  isSettled,
  nextUnexamined,
  useExamination,
  type Examination,
  type How,
  type Subject,
} from './examination'
import styles from './window.module.css'
import { words } from './words'

/** One case at the window: papers on one side, what they show on the other, and what can be done. */
export function WindowCasePage({ id, rating }: { id: string; rating: RatingSlot }) {
  return <StaffCase id={id}>{(open) => <Bench {...open} rating={rating} />}</StaffCase>
}

/** How the applicant says they were served, for a helper to write down. */
type RatingSlot = (kase: CaseView) => React.ReactNode

function Bench({ kase, etag, rating }: OpenCase & { rating: RatingSlot }) {
  const { me } = useMe()
  const say = useWords(words)
  const open = Boolean(canOf(kase, 'accept')?.allowed || canOf(kase, 'give_notice')?.allowed)
  const examination = useExamination(kase, open)
  const marking = useMarking(examination)
  const news = useNews(kase)
  const papers = kase.materials.filter((material) => material.asked)
  const [current, setCurrent] = useState(papers[0]?.code ?? '')
  const [asked, setAsked] = useState<Asked>()
  const [side, setSide] = useState<'papers' | 'form'>('papers')
  const show = (code: string) => {
    setCurrent(code)
    setSide('papers')
  }
  const busy = asked !== undefined || marking.doubt !== undefined
  useBenchKeys({ kase, examination, marking, current, show, open, busy })
  return (
    <StaffCasePage kase={kase} back={{ href: desk.list(), label: say.back }} news={news}>
      {!open && <Unsent kase={kase} examination={examination} />}
      <NextStep kase={kase} />
      <CaseFacts kase={kase} />
      <DisputeAlert kase={kase} />
      <CorrectedAlert kase={kase} />
      <WindowActions kase={kase} etag={etag} examination={examination} asked={asked} onAsk={setAsked} />
      <div className={styles.bench}>
        <section aria-label={say.examine}>
          {open && <p className={styles.soft}>{say.examineLead}</p>}
          <Checklist
            kase={kase}
            materials={papers}
            examination={examination}
            marking={marking}
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
      <MarkDoubt marking={marking} examination={examination} />
      <Section title={say.items}>
        <TaskBranches tasks={kase.tasks} />
      </Section>
      {me?.roles.includes('helper') && rating(kase)}
      <CaseRecords kase={kase} />
    </StaffCasePage>
  )
}

/** What was found here while somebody else was quicker: it was not sent, and it is not lost. */
function Unsent({ kase, examination }: { kase: CaseView; examination: Examination }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  if (examination.faults.length === 0) return null
  const nameOf = ({ kind, code }: Subject) =>
    kind === 'material'
      ? text(kase.materials.find((one) => one.code === code)?.name)
      : text(kase.fields.find((one) => one.code === code)?.label)
  return (
    <Alert tone="warn" title={say.unsentTitle}>
      <ul>
        {examination.faults.map(({ subject, mark }) => (
          <li key={`${subject.kind} ${subject.code}`}>
            {nameOf(subject)}
            {mark.note && format.colon}
            {mark.note}
          </li>
        ))}
      </ul>
      <Button onPress={examination.clear}>{say.unsentClear}</Button>
    </Alert>
  )
}

interface BenchKeys {
  kase: CaseView
  examination: Examination
  marking: Marking
  current: string
  show: (code: string) => void
  open: boolean
  /** A dialog is on top: the keys of the page are not meant. */
  busy: boolean
}

function useBenchKeys({ kase, examination, marking, current, show, open, busy }: BenchKeys) {
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
    const mark = (how: How) => () => {
      const paper = papers[at]
      if (!paper || isSettled(kase, paper)) return
      const onward = () => show((nextUnexamined(papers, at, examination) ?? papers[at + 1] ?? paper).code)
      marking.mark(how, paper, how === 'present' ? onward : undefined)
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
  }, [kase, examination, marking, current, show, open, busy, say, navigate])
  useShortcuts(list)
}
