import { useEffect, useRef, useState, type FormEvent } from 'react'
import { isProblem, type CaseView, type HandoverInput, type TaskView } from '@/api'
import { useText, useWords } from '@/i18n'
import { ActNote } from '@/shell/act-note'
import { Alert, Button, ChoiceField, ErrorSummary, focusField, MultiField, TextField, useToast } from '@/ui'
import styles from './issue.module.css'
import { useDeliverBy, useResultFacts } from './result-facts'
import {
  faultsOf,
  fieldOf,
  handoverOf,
  onFile,
  papersOf,
  type Field,
  type PaperKind,
  type Receiver,
  type Relation,
  type Way,
} from './receiver'
import { words } from './words'

interface ReceiverFormProps {
  kase: CaseView
  ready: readonly TaskView[]
  onGive: (body: HandoverInput) => void
  onChange: () => void
  error: unknown
  isPending: boolean
}

/** By courier go those that may; the rest stays for another way. */
function wanted(kase: CaseView, ready: readonly TaskView[]) {
  const sent = ready.filter((task) => task.way === 'courier')
  return kase.delivery === 'courier' && sent.length > 0 ? sent : ready
}

function useReceiver(kase: CaseView, ready: readonly TaskView[], onChange: () => void) {
  const [receiver, setReceiver] = useState<Receiver>(() => ({
    items: wanted(kase, ready).map((task) => task.item.code),
    way: kase.delivery === 'courier' ? 'courier' : 'window',
    relation: 'self',
    kind: kase.applicant.kind === 'natural' ? 'id_card' : 'credit_code',
    identity: '',
    name: '',
    proof: '',
    tracking: '',
  }))
  const put = (part: Partial<Receiver>) => {
    onChange()
    setReceiver((before) => ({ ...before, ...part }))
  }
  return { receiver, put }
}

function useLabels(receiver: Receiver): Record<Field, string> {
  const say = useWords(words)
  return {
    items: say.results,
    identity: onFile(receiver.relation) ? say.identity : say.identityOther,
    receiver: say.receiver,
    proof: receiver.relation === 'family' ? say.proofFamily : say.proofAuthorised,
    tracking: say.tracking,
  }
}

/** Who has come and what they showed; one press hands everything over, or says in red that it must not be. */
export function ReceiverForm({ kase, ready, onGive, onChange, error, isPending }: ReceiverFormProps) {
  const say = useWords(words)
  const text = useText()
  const [attempt, setAttempt] = useState(0)
  const { receiver, put } = useReceiver(kase, ready, onChange)
  const first = useRef(receiver.way === 'courier' ? 'tracking' : 'identity')
  useEffect(() => {
    // The card reader or the scanner types where one arrives.
    const frame = requestAnimationFrame(() => focusField(first.current))
    return () => cancelAnimationFrame(frame)
  }, [])
  const labels = useLabels(receiver)
  const own = faultsOf(receiver).map(({ field }) => ({
    name: field,
    message: field === 'items' ? say.missingItems : say.missing(labels[field]),
  }))
  const refused = isProblem(error)
    ? error.fields.flatMap((fault) => {
        const name = fieldOf(fault.field)
        return name ? [{ name, message: text(fault.text) }] : []
      })
    : []
  const errors = attempt === 0 ? [] : own.length > 0 ? own : refused
  const errorOf = (name: Field) => errors.find((one) => one.name === name)?.message
  const send = (event: FormEvent) => {
    event.preventDefault()
    setAttempt(attempt + 1)
    if (own.length === 0 && !isPending) onGive(handoverOf(receiver))
  }
  return (
    <form className={styles.form} noValidate onSubmit={send}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <div className={styles.halves}>
        <Results ready={ready} receiver={receiver} put={put} error={errorOf('items')} />
        <div className={styles.half}>
          <WayChoice kase={kase} receiver={receiver} put={put} />
          {receiver.way === 'courier' ? (
            <TextField
              name="tracking"
              label={labels.tracking}
              hint={say.trackingHint}
              width="medium"
              maxLength={60}
              value={receiver.tracking}
              onChange={(tracking) => put({ tracking })}
              error={errorOf('tracking')}
            />
          ) : (
            <InPerson kase={kase} receiver={receiver} put={put} labels={labels} errorOf={errorOf} />
          )}
          {refused.length === 0 && <Refused error={error} />}
          <div className={styles.row}>
            <Button type="submit" kind="primary" isPending={isPending}>
              {receiver.way === 'courier'
                ? say.send(receiver.items.length)
                : say.give(receiver.items.length)}
            </Button>
          </div>
        </div>
      </div>
    </form>
  )
}

/** The wrong person, or a result that is gone already: in red and said aloud. */
function Refused({ error }: { error: unknown }) {
  const say = useWords(words)
  const text = useText()
  if (!isProblem(error) || error.status !== 422) return <ActNote error={error} />
  return (
    <div className={styles.refused}>
      <Alert tone="bad" title={say.refusedTitle} announce>
        {text(error.text)}
      </Alert>
    </div>
  )
}

interface PartProps {
  receiver: Receiver
  put: (part: Partial<Receiver>) => void
}

function Results({
  ready,
  receiver,
  put,
  error,
}: PartProps & { ready: readonly TaskView[]; error: string | undefined }) {
  const say = useWords(words)
  const text = useText()
  const facts = useResultFacts()
  const deliverBy = useDeliverBy()
  return (
    <MultiField
      name="items"
      label={say.results}
      hint={deliverBy(ready)}
      options={ready.map((task) => ({
        value: task.item.code,
        label: task.decision?.result_name ?? text(task.item.name),
        hint: facts(task),
      }))}
      values={receiver.items}
      onChange={(items) => put({ items })}
      error={error}
    />
  )
}

function WayChoice({ kase, receiver, put }: PartProps & { kase: CaseView }) {
  const say = useWords(words)
  return (
    <>
      {kase.delivery === 'electronic' && (
        <Alert title={say.wantsElectronic}>{say.wantsElectronicText}</Alert>
      )}
      {kase.delivery === 'courier' && (
        <Alert title={say.wantsCourier}>
          <PostalAddress kase={kase} />
          <p>{say.wantsCourierText}</p>
        </Alert>
      )}
      <ChoiceField
        name="way"
        label={say.way}
        inline
        value={receiver.way}
        onChange={(way) => put({ way: way as Way })}
        options={[
          { value: 'window', label: say.window },
          { value: 'courier', label: say.courier },
        ]}
      />
    </>
  )
}

/** To whom and where to, to be copied onto the courier's slip. */
function PostalAddress({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const tell = useToast()
  if (!kase.postal_address) return null
  const label = [kase.postal_address, kase.applicant.name].join(' ')
  const copy = () => {
    void navigator.clipboard.writeText(label).then(() => tell(say.copied))
  }
  return (
    <p>
      <strong>{label}</strong>{' '}
      <Button kind="quiet" onPress={copy}>
        {say.copy}
      </Button>
    </p>
  )
}

interface InPersonProps extends PartProps {
  kase: CaseView
  labels: Record<Field, string>
  errorOf: (field: Field) => string | undefined
}

/** Who came, and the paper people like them mostly show. */
function whoCame(relation: Relation, organisation: boolean): Partial<Receiver> {
  return { relation, kind: papersOf(relation, organisation)[0] ?? 'id_card' }
}

interface PaperProps extends Pick<PartProps, 'put'> {
  relation: Relation
  organisation: boolean
  kind: PaperKind
}

/** Asked only where there is a choice: an organisation shows its licence. */
function Paper({ relation, organisation, kind, put }: PaperProps) {
  const say = useWords(words)
  const papers = papersOf(relation, organisation)
  if (papers.length < 2) return null
  return (
    <ChoiceField
      name="paper"
      label={say.paper}
      inline
      value={kind}
      onChange={(one) => put({ kind: one as PaperKind })}
      options={papers.map((one) => ({
        value: one,
        label: one === 'id_card' ? say.paperCard : say.paperOther,
      }))}
    />
  )
}

function InPerson({ kase, receiver, put, labels, errorOf }: InPersonProps) {
  const say = useWords(words)
  const { relation } = receiver
  const organisation = kase.applicant.kind !== 'natural'
  const known = onFile(relation)
  return (
    <>
      <ChoiceField
        name="relation"
        label={say.who}
        value={relation}
        onChange={(one) => put(whoCame(one as Relation, organisation))}
        options={[
          {
            value: 'self',
            label: say.selfOf(kase.applicant.name),
            hint: organisation ? say.organisationHint : undefined,
          },
          ...(kase.agent ? [{ value: 'agent', label: say.agentOf(kase.agent.name) }] : []),
          ...(organisation ? [] : [{ value: 'family', label: say.family, hint: say.familyHint }]),
          { value: 'authorised', label: say.authorised, hint: say.authorisedHint },
        ]}
      />
      <Paper relation={relation} organisation={organisation} kind={receiver.kind} put={put} />
      <TextField
        name="identity"
        label={labels.identity}
        hint={known ? say.identityHint : say.identityOtherHint}
        width="medium"
        maxLength={40}
        value={receiver.identity}
        onChange={(identity) => put({ identity })}
        error={errorOf('identity')}
      />
      {!known && (
        <>
          <TextField
            name="receiver"
            label={labels.receiver}
            width="medium"
            maxLength={100}
            value={receiver.name}
            onChange={(name) => put({ name })}
            error={errorOf('receiver')}
          />
          <TextField
            name="proof"
            label={labels.proof}
            hint={relation === 'family' ? say.proofFamilyHint : say.proofAuthorisedHint}
            maxLength={150}
            value={receiver.proof}
            onChange={(proof) => put({ proof })}
            error={errorOf('proof')}
          />
        </>
      )}
    </>
  )
}
