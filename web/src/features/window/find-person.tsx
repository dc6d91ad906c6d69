import { useEffect, useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { findPerson, isProblem, recordPerson, type PersonView } from '@/api'
import { isCreditCode, isIdNumber, isPhone, plainNumber } from '@/form'
import { useFormats, useText, useWords } from '@/i18n'
import { ProblemNote } from '@/shell'
import {
  Actions,
  Alert,
  Button,
  ChoiceField,
  ErrorSummary,
  focusField,
  TextField,
  TickField,
  type FieldMessage,
} from '@/ui'
import { Activation } from './activation'
import styles from './window.module.css'
import { words } from './words'

/** Whoever is being served, with what they themselves gave just now: records show numbers only in part. */
export interface ServedPerson extends PersonView {
  number: string
  typedPhone: string
}

/** Finds the person at the window by the whole number on their document, or puts them on record. */
export function FindPerson({ onFound }: { onFound: (person: ServedPerson) => void }) {
  const say = useWords(words)
  const [number, setNumber] = useState('')
  const [attempt, setAttempt] = useState(0)
  const act = useMutation({
    mutationFn: () => findPerson({ identity_number: plainNumber(number) }),
    onError: () => setAttempt((count) => count + 1),
  })
  useEffect(() => {
    const frame = requestAnimationFrame(() => focusField('identity'))
    return () => cancelAnimationFrame(frame)
  }, [])
  const text = useText()
  const empty = attempt > 0 && number.trim() === '' ? say.identityMissing : undefined
  // The one field there is: whatever the server has against it belongs beside it.
  const refused = isProblem(act.error) ? act.error.fields[0] : undefined
  const look = (event: FormEvent) => {
    event.preventDefault()
    if (number.trim() === '') setAttempt(attempt + 1)
    else act.mutate()
  }
  const person = act.data?.people[0]
  const found = (one: PersonView, typedPhone: string) =>
    onFound({ ...one, number: plainNumber(number), typedPhone })
  return (
    <div className={styles.column}>
      <form className={styles.lookUp} noValidate onSubmit={look}>
        <TextField
          name="identity"
          label={say.identity}
          hint={say.identityHint}
          value={number}
          onChange={(value) => {
            setNumber(value)
            act.reset()
          }}
          width="medium"
          error={empty ?? (refused && text(refused.text))}
        />
        <Button type="submit" kind={act.data ? 'secondary' : 'primary'} isPending={act.isPending}>
          {say.look}
        </Button>
      </form>
      {act.error && !refused && <ProblemNote error={act.error} />}
      {person && <Known person={person} number={plainNumber(number)} onFound={(one) => found(one, '')} />}
      {act.data && !person && <Unknown number={plainNumber(number)} onFound={found} />}
    </div>
  )
}

interface KnownProps {
  person: PersonView
  number: string
  onFound: (person: PersonView) => void
}

function Known({ person, number, onFound }: KnownProps) {
  const say = useWords(words)
  const format = useFormats()
  return (
    <>
      <Alert tone="good" title={`${say.found}${format.colon}${person.name}`} announce>
        {[person.identity, person.phone].filter(Boolean).join(' · ')}
      </Alert>
      <Actions>
        {/* The cursor waits where Enter goes on. */}
        {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
        <Button kind="primary" autoFocus onPress={() => onFound(person)}>
          {say.serveFor(person.name)}
        </Button>
      </Actions>
      <Activation key={person.person} person={person} number={number} />
    </>
  )
}

const kinds = ['natural', 'company', 'individual_business', 'other_organisation'] as const
const identityKinds = ['id_card', 'credit_code', 'other'] as const

function guessed(number: string) {
  if (isIdNumber(number)) return { kind: 'natural', identityKind: 'id_card' }
  if (isCreditCode(number)) return { kind: 'company', identityKind: 'credit_code' }
  return { kind: 'natural', identityKind: 'other' }
}

type Recorded = (person: PersonView, phone: string) => void

function useRecording(number: string, onFound: Recorded) {
  const text = useText()
  const say = useWords(words)
  const [entered, setEntered] = useState({ ...guessed(number), name: '', phone: '', noPhone: false })
  const [attempt, setAttempt] = useState(0)
  const phone = entered.noPhone ? '' : plainNumber(entered.phone)
  const act = useMutation({
    mutationFn: () =>
      recordPerson({
        kind: entered.kind,
        name: entered.name.trim(),
        identity: { kind: entered.identityKind, number },
        phone,
      }),
    onSuccess: (person) => onFound(person, phone),
    onError: () => setAttempt((count) => count + 1),
  })
  const own: FieldMessage[] = [
    ...(entered.name.trim() ? [] : [{ name: 'name', message: say.missing(say.name) }]),
    ...(entered.noPhone || isPhone(phone)
      ? []
      : [{ name: 'phone', message: phone ? say.badPhone : say.missing(say.phone) }]),
  ]
  const refused: FieldMessage[] = isProblem(act.error)
    ? act.error.fields.map((fault) => ({
        name: fault.field.split('.').at(-1) ?? fault.field,
        message: text(fault.text),
      }))
    : []
  const errors = attempt === 0 ? [] : own.length > 0 ? own : refused
  const go = () => (own.length > 0 ? setAttempt(attempt + 1) : act.mutate())
  const put = (part: Partial<typeof entered>) => {
    act.reset()
    setEntered({ ...entered, ...part })
  }
  return { entered, put, errors, attempt, go, act, plain: refused.length === 0 }
}

function Unknown({ number, onFound }: { number: string; onFound: Recorded }) {
  const say = useWords(words)
  const { entered, put, errors, attempt, go, act, plain } = useRecording(number, onFound)
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message
  useEffect(() => {
    focusField('name')
  }, [])
  return (
    <form
      className={styles.column}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <Alert title={say.notFound} announce />
      <ErrorSummary errors={errors} attempt={attempt} />
      {act.error && plain && <ProblemNote error={act.error} acting />}
      <TextField
        name="name"
        label={say.name}
        value={entered.name}
        onChange={(name) => put({ name })}
        maxLength={100}
        error={errorOf('name')}
      />
      <TextField
        name="phone"
        label={say.phone}
        hint={say.phoneHint}
        type="tel"
        width="medium"
        value={entered.noPhone ? '' : entered.phone}
        onChange={(phone) => put({ phone, noPhone: false })}
        error={errorOf('phone')}
      />
      <TickField
        name="no-phone"
        label={say.noPhone}
        value={entered.noPhone}
        onChange={(noPhone) => put({ noPhone })}
      />
      <ChoiceField
        name="kind"
        label={say.kind}
        inline
        value={entered.kind}
        onChange={(kind) => put({ kind })}
        options={kinds.map((kind) => ({ value: kind, label: say[kind] }))}
      />
      <ChoiceField
        name="number"
        label={`${say.identityKind} ${number}`}
        inline
        value={entered.identityKind}
        onChange={(identityKind) => put({ identityKind })}
        options={identityKinds.map((kind) => ({ value: kind, label: say[kind] }))}
        error={errorOf('number')}
      />
      <Actions>
        <Button type="submit" kind="primary" isPending={act.isPending}>
          {say.record}
        </Button>
      </Actions>
    </form>
  )
}
