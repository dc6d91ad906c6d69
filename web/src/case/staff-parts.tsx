import type { ReactNode } from 'react'
import { documentHref, type Can, type CaseView, type DocumentView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Button, type ButtonKind } from '@/ui'
import { PrintIcon } from '@/ui/icons'
import { useDocumentItems } from './document-items'
import { History } from './history'
import { mending } from './status'
import styles from './staff.module.css'
import { words } from './staff-words'

/** Under what one would act: a letter with its last day, or the office of the head. */
export function Mandate({ can }: { can: Can | undefined }) {
  const say = useWords(words)
  const format = useFormats()
  if (!can?.allowed || !can.mandate) return null
  const until = can.mandate_until ? format.aside(say.mandateUntil(format.day(can.mandate_until))) : ''
  return (
    <p className={styles.mandate}>
      {can.mandate === 'head' ? say.asHead : `${say.mandate(can.mandate)}${until}`}
    </p>
  )
}

interface CanButtonProps {
  can: Can | undefined
  kind?: ButtonKind
  keys?: string
  onPress: () => void
  isPending?: boolean
  children: ReactNode
}

/** There for whoever's business it is; when it cannot be done now it says why, in the server's words. */
export function CanButton({ can, kind, keys, onPress, isPending, children }: CanButtonProps) {
  const text = useText()
  if (!can) return null
  return (
    <Button
      kind={kind}
      keys={can.allowed ? keys : undefined}
      whyNot={can.allowed ? undefined : text(can.why_not)}
      isPending={isPending}
      onPress={onPress}
    >
      {children}
    </Button>
  )
}

/** Who, when, how, and by when all of it is promised. */
export function CaseFacts({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const format = useFormats()
  const deliveries: Record<string, string> = {
    window: say.window,
    courier: say.courier,
    electronic: say.electronicDelivery,
  }
  const channels: Record<string, string> = say.channels
  const facts: [string, ReactNode][] = [
    [say.applicant, kase.applicant.name],
    [say.identity, kase.applicant.identity],
    [say.phone, kase.applicant.phone],
    ...(kase.agent ? [[say.agent, kase.agent.name] as [string, ReactNode]] : []),
    [say.received, `${format.instant(kase.received_at)} · ${channels[kase.channel] ?? kase.channel}`],
    [
      say.promised,
      kase.promised_on
        ? `${format.weekday(kase.promised_on)}${kase.provisional ? say.provisional : ''}`
        : mending(kase)
          ? say.promisedOnceMended
          : say.promisedAfter(kase.promised_days),
    ],
    [
      say.delivery,
      [deliveries[kase.delivery] ?? kase.delivery, kase.postal_address].filter(Boolean).join(format.colon),
    ],
    ...(kase.receipt_code ? [[say.receiptCode, kase.receipt_code] as [string, ReactNode]] : []),
  ]
  return (
    <dl className={styles.facts}>
      {/* What is kept from whoever looks is not there at all. */}
      {facts
        .filter(([, value]) => value)
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}

export function NextStep({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (
    <p className={styles.next}>
      <strong>
        {say.nextStep}
        {format.colon}
      </strong>
      {text(kase.next_step)}
    </p>
  )
}

/** Papers to hand over or keep: each opens as a PDF ready to print. */
export function Papers({ kase, documents }: { kase: CaseView; documents: readonly DocumentView[] }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const about = useDocumentItems(kase)
  return (
    <ul className={styles.papers}>
      {documents.map((document) => (
        <li key={document.document}>
          <a
            href={documentHref(kase.id, document.document)}
            aria-label={say.openDocument(`${text(document.name)} ${about(document)}`.trim())}
            target="_blank"
            rel="noreferrer"
          >
            <PrintIcon /> {text(document.name)}
          </a>
          <a
            href={documentHref(kase.id, document.document, true)}
            aria-label={say.openLarge(`${text(document.name)} ${about(document)}`.trim())}
            target="_blank"
            rel="noreferrer"
          >
            {say.largePrint}
          </a>
          <span className={styles.soft}>
            {[about(document), document.number ?? say.numbering, format.instant(document.made_at)]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Everything that happened, to read and to print. */
export function PrintableHistory({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  return (
    <>
      <div data-screen-only>
        <Button icon={<PrintIcon />} onPress={() => window.print()}>
          {say.printHistory}
        </Button>
      </div>
      <History entries={kase.timeline} />
    </>
  )
}
