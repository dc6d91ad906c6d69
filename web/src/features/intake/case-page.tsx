import { fileHref, type CaseView } from '@/api'
import { Documents, History, mending, StateTag, TaskBranches } from '@/case'
import { Proof } from '@/case/proof'
import { Ratings } from '@/case/ratings'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal, useCentre } from '@/shell'
import { Actions, Alert, Button, Descriptions, Link, More, Page, Section } from '@/ui'
import { PrintIcon } from '@/ui/icons'
import styles from './intake.module.css'
import { useCase } from './queries'
import { Withdraw } from './withdraw'
import { words } from './words'

/** One case: what comes next in one sentence, every branch with its clocks, everything that happened. */
export function CasePage({ id, rating }: { id: string; rating: (kase: CaseView) => React.ReactNode }) {
  const say = useWords(words)
  const query = useCase(id)
  return (
    <Loaded query={query}>
      {({ data: kase, etag }) => (
        <CaseOverview
          kase={kase}
          back={{ href: portal.matters(), label: say.backToMatters }}
          actions={<CaseActions kase={kase} etag={etag} />}
          rating={
            <>
              {rating(kase)}
              <Ratings kase={kase} />
            </>
          }
        />
      )}
    </Loaded>
  )
}

function CaseActions({ kase, etag }: { kase: CaseView; etag: string | null }) {
  const say = useWords(words)
  const canCorrect = kase.can.some((one) => one.action === 'supplement' && one.allowed)
  const results = kase.tasks.some((task) => task.decision)
  return (
    <div data-screen-only>
      <Actions>
        {canCorrect && (
          <Link href={portal.correction(kase.id)} button="primary">
            {say.correct}
          </Link>
        )}
        {results && (
          <Link href={portal.results(kase.id)} button={canCorrect ? 'secondary' : 'primary'}>
            {say.results}
          </Link>
        )}
        <Button icon={<PrintIcon />} onPress={() => window.print()}>
          {say.print}
        </Button>
        <Withdraw kase={kase} etag={etag} />
      </Actions>
    </div>
  )
}

/** A department that has let the law's limit pass: whom one can turn to. */
function Overdue({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const { help } = useCentre()
  const late = kase.tasks.filter((task) => task.light === 'red' && !task.decision)
  if (late.length === 0 || !('complaintPhone' in help)) return null
  return (
    <Alert tone="warn" title={say.overdue(format.list(late.map((task) => text(task.item.name))))}>
      {say.overdueText(help.complaintPhone)}
    </Alert>
  )
}

/** What was handed in, to be looked at again. */
function HandedIn({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const handed = kase.materials.filter((material) => material.files.length > 0)
  if (handed.length === 0) return null
  return (
    <Section title={say.handedMaterials}>
      <Descriptions
        items={handed.map((material) => ({
          label: text(material.name),
          value: (
            <ul className={styles.plain}>
              {material.files.map((one, index) => (
                <li key={one.file}>
                  <Link href={fileHref(kase.id, one.file)} target="_blank" rel="noreferrer">
                    {say.fileAt(index + 1)}
                  </Link>
                </li>
              ))}
            </ul>
          ),
        }))}
      />
    </Section>
  )
}

interface CaseOverviewProps {
  kase: CaseView
  back?: { href: string; label: string }
  actions?: React.ReactNode
  rating?: React.ReactNode
  /** Documents open only to those who are signed in. */
  documents?: boolean
}

/** How the results come, and for the courier where to. */
function useDelivery() {
  const say = useWords(words)
  const format = useFormats()
  const ways: Record<string, string> = {
    window: say.delivery_window,
    courier: say.delivery_courier,
    electronic: say.delivery_electronic,
  }
  return ({ delivery, postal_address: address }: CaseView) =>
    [ways[delivery] ?? delivery, address].filter(Boolean).join(format.colon)
}

/** Also what the look-up by receipt shows, without the actions. */
export function CaseOverview({ kase, back, actions, rating, documents = true }: CaseOverviewProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const delivery = useDelivery()
  // Over, the question is how it was; until then the matter itself comes first.
  const over = ['decided', 'handed_over', 'archived', 'withdrawn'].includes(kase.state.code)
  return (
    <Page
      back={back}
      above={
        <>
          {say.caseOf(kase.number)} <StateTag state={kase.state} />
        </>
      }
      title={text(kase.package.name)}
    >
      <div className={styles.next}>
        <h2>{say.nextStep}</h2>
        <p>{text(kase.next_step)}</p>
      </div>
      <Overdue kase={kase} />
      {actions}
      <Descriptions
        items={[
          ...(kase.done_on ? [{ label: say.doneOn, value: format.weekday(kase.done_on) }] : []),
          {
            label: kase.done_on ? say.promisedThen : say.promised,
            value: kase.promised_on
              ? `${format.weekday(kase.promised_on)}${kase.provisional ? say.provisional : ''}`
              : mending(kase)
                ? say.promisedOnceMended
                : say.promisedAfter(kase.promised_days),
          },
          { label: say.received, value: format.instant(kase.received_at) },
          { label: say.applicant, value: kase.applicant.name },
          {
            label: say.delivery,
            value: delivery(kase),
          },
          ...(kase.receipt_code ? [{ label: say.receiptCode, value: kase.receipt_code }] : []),
        ]}
      />
      {over && rating}
      <Section title={say.branches}>
        <TaskBranches tasks={kase.tasks} />
      </Section>
      {documents && <HandedIn kase={kase} />}
      {documents && kase.documents.length > 0 && (
        <Section title={say.documents}>
          <Documents kase={kase} />
        </Section>
      )}
      <Section title={say.history}>
        {kase.tasks.every((task) => task.decision) && <Proof kase={kase} />}
        <History entries={kase.timeline} />
      </Section>
      {!over && rating}
      {kase.uncertain.length > 0 && (
        <More summary={say.uncertain}>
          <ul>
            {kase.uncertain.map((one) => (
              <li key={one.zh}>{text(one)}</li>
            ))}
          </ul>
        </More>
      )}
    </Page>
  )
}
