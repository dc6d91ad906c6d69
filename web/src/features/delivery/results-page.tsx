import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { actOnCase, caseView, documentHref, useSubmissionKey, type CaseView, type TaskView } from '@/api'
import { StateTag } from '@/case'
import { Proof } from '@/case/proof'
import { dictionary, useFormats, useText, useWords } from '@/i18n'
import { usePreferences } from '@/preferences'
import { Loaded, portal, ProblemNote } from '@/shell'
import { Button, Descriptions, Empty, Link, Page } from '@/ui'
import { DownloadIcon } from '@/ui/icons'
import styles from './delivery.module.css'

export const words = dictionary({
  zh: {
    title: '办理结果',
    none: '还没有出结果',
    noneText: '每一项出了结果，都会马上放到这里。',
    toCase: '返回办件',
    number: '证件编号',
    validTo: '有效期至',
    decided: '决定日期',
    collectBy: '最晚送达',
    reason: '理由',
    download: '下载',
    downloadWhat: (name: string) => `下载：${name}`,
    downloadPaper: (name: string) => `下载${name}`,
    check: '查验',
    checkWhat: (name: string) => `查验${name}`,
    handedOver: (at: string, who: string, relation: string) =>
      `${at} 已送达，签收人：${who}（${relation}）`,
    sent: (at: string, number: string) => `${at} 已寄出，运单号 ${number}`,
    fetched: (at: string) => `${at} 已下载领取`,
    received: '我已收到，不用再送',
    receivedWhat: (name: string) => `我已收到：${name}`,
    byCourier: '邮寄到您写的地址，不用来取',
    atWindow: '请带身份证到出件窗口领取',
    online: '在这里下载，下载后请按“我已收到，不用再送”；不用来窗口',
  },
  en: {
    title: 'Results',
    none: 'No results yet',
    noneText: 'Each result appears here as soon as it exists.',
    toCase: 'Back to the case',
    number: 'Number',
    validTo: 'Valid until',
    decided: 'Decided',
    collectBy: 'Delivered by',
    reason: 'Reasons',
    download: 'Download',
    downloadWhat: (name: string) => `Download: ${name}`,
    downloadPaper: (name: string) => `Download: ${name}`,
    check: 'Check it',
    checkWhat: (name: string) => `Check the ${name}`,
    handedOver: (at: string, who: string, relation: string) => `Handed over ${at} to ${who} (${relation})`,
    sent: (at: string, number: string) => `Sent ${at}, tracking number ${number}`,
    fetched: (at: string) => `Fetched online ${at}`,
    received: 'I have received it',
    receivedWhat: (name: string) => `I have received: ${name}`,
    byCourier: 'Comes to your address by courier',
    atWindow: 'Bring your identity card to the issuing window',
    online: 'Download it here, then press “I have received it”; no trip',
  },
})

/** A result that is there and not handed over yet. */
const awaited = (task: TaskView) => task.state.code === 'granted'

/** What came out, item by item, each with its document. */
export function ResultsPage({ id }: { id: string }) {
  const say = useWords(words)
  const text = useText()
  const query = useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => caseView(id, signal),
    // Whoever waits sees within five seconds that it was handed over; then nothing is left to wait for.
    refetchInterval: ({ state }) => (state.data?.data.tasks.some(awaited) ? 4_000 : false),
  })
  return (
    <Loaded query={query} title={say.title}>
      {({ data: kase, etag }) => {
        const decided = kase.tasks.filter((task) => task.decision)
        return (
          <Page
            back={{ href: portal.case(id), label: say.toCase }}
            above={`${text(kase.package.name)} · ${kase.number}`}
            title={say.title}
          >
            {decided.length === 0 && (
              <Empty title={say.none} next={<Link href={portal.case(id)}>{say.toCase}</Link>}>
                {say.noneText}
              </Empty>
            )}
            <ul className={styles.results}>
              {decided.map((task) => (
                <ResultPane key={task.item.code} task={task} kase={kase} etag={etag} />
              ))}
            </ul>
            {decided.length > 0 && <Proof kase={kase} />}
          </Page>
        )
      }}
    </Loaded>
  )
}

const isPaper = (document: CaseView['documents'][number]) => document.kind === 'result_paper'

/** 电子送达: fetching the result is the applicant's own act, and counts as its delivery. */
function useFetching(kase: CaseView, task: TaskView, etag: string | null) {
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  const can = kase.can.some(
    ({ action, item, allowed }) => action === 'hand_over' && item === task.item.code && allowed,
  )
  const act = useMutation({
    mutationFn: () => {
      const body = { items: [task.item.code], way: 'electronic', relation: 'self' }
      return actOnCase(kase.id, 'handover', { body, etag: etag ?? '', key: submissionKey.keyFor(body) })
    },
    onSuccess: () => {
      submissionKey.done()
      void client.invalidateQueries({ queryKey: ['case', kase.id] })
      void client.invalidateQueries({ queryKey: ['cases'] })
    },
  })
  return { ...act, possible: can && awaited(task) && task.way === 'electronic' }
}

interface ResultPaneProps {
  task: TaskView
  kase: CaseView
  etag: string | null
}

function ResultPane({ task, kase, etag }: ResultPaneProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const large = usePreferences().preferences.mode === 'elder'
  const fetching = useFetching(kase, task, etag)
  const decision = task.decision
  if (!decision) return null
  // First the licence itself, then what was decided about it.
  const own = kase.documents
    .filter((document) => document.item === task.item.code)
    .sort((a, b) => Number(isPaper(b)) - Number(isPaper(a)))
  const paper = own.find(isPaper)
  return (
    <li className={styles.result} data-keep-together>
      <div className={styles.head}>
        <h2>{decision.result_name ?? text(task.item.name)}</h2>
        <StateTag state={task.state} />
      </div>
      <Descriptions
        items={[
          ...(decision.result_number ? [{ label: say.number, value: decision.result_number }] : []),
          ...(decision.valid_to ? [{ label: say.validTo, value: format.day(decision.valid_to) }] : []),
          { label: say.decided, value: format.instant(decision.at) },
          ...(decision.deliver_by && !task.handed_over_at
            ? [{ label: say.collectBy, value: format.day(decision.deliver_by) }]
            : []),
          ...(decision.outcome === 'refused' ? [{ label: say.reason, value: decision.reason }] : []),
        ]}
      />
      <Delivered task={task} />
      <Leaving task={task} />
      {fetching.error && <ProblemNote error={fetching.error} acting />}
      <div className={styles.actions} data-screen-only>
        {own.map((document) => (
          <Link
            key={document.document}
            href={documentHref(kase.id, document.document, large)}
            button={isPaper(document) ? 'primary' : 'secondary'}
            target="_blank"
            rel="noreferrer"
            aria-label={say.downloadWhat(`${text(document.name)} ${text(task.item.name)}`)}
          >
            <DownloadIcon /> {say.downloadPaper(text(document.name))}
          </Link>
        ))}
        {fetching.possible && (
          <Button
            aria-label={say.receivedWhat(decision.result_name ?? text(task.item.name))}
            isPending={fetching.isPending}
            onPress={() => fetching.mutate()}
          >
            {say.received}
          </Button>
        )}
        {paper?.check_code && (
          <Link
            href={portal.check(paper.document, paper.check_code)}
            aria-label={say.checkWhat(text(paper.name))}
          >
            {say.check}
          </Link>
        )}
      </div>
    </li>
  )
}

/** How it will come, while it has not. */
function Leaving({ task }: { task: TaskView }) {
  const say = useWords(words)
  const ways: Record<string, string> = {
    window: say.atWindow,
    courier: say.byCourier,
    electronic: say.online,
  }
  return awaited(task) ? <p>{ways[task.way] ?? ''}</p> : null
}

/** When, to whom and how it left. */
function Delivered({ task: { handover } }: { task: TaskView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  if (!handover) return null
  const at = format.instant(handover.at)
  if (handover.way.code === 'courier') return <p>{say.sent(at, handover.proof)}</p>
  if (handover.way.code === 'electronic') return <p>{say.fetched(at)}</p>
  return <p>{say.handedOver(at, handover.receiver, text(handover.relation.name))}</p>
}
