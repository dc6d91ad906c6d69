import { useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { isProblem, registerAccount, type Me } from '@/api'
import { isCreditCode, isIdNumber, isPhone, plainNumber } from '@/form'
import { useText, useWords } from '@/i18n'
import { ProblemNote, useSignedIn } from '@/shell'
import {
  Button,
  ChoiceField,
  ErrorSummary,
  Link,
  Page,
  TextField,
  useNavigate,
  type FieldMessage,
  type TextFieldProps,
} from '@/ui'
import styles from './people.module.css'
import { words } from './words'

const kinds = ['natural', 'company', 'individual_business', 'other_organisation'] as const

interface Entered {
  account: string
  password: string
  kind: string
  name: string
  number: string
  phone: string
  code: string
}

export const empty: Entered = {
  account: '',
  password: '',
  kind: 'natural',
  name: '',
  number: '',
  phone: '',
  code: '',
}

export function faultsIn(entered: Entered, say: (typeof words)['zh']): FieldMessage[] {
  const natural = entered.kind === 'natural'
  const number = plainNumber(entered.number)
  const wrong: Partial<Record<keyof Entered, string | false>> = {
    number: !(natural ? isIdNumber(number) : isCreditCode(number)) && (natural ? say.badId : say.badCredit),
    phone: !isPhone(plainNumber(entered.phone)) && say.badPhone,
    account: !/^[a-z0-9][a-z0-9._-]{2,39}$/.test(entered.account.trim()) && say.badAccount,
    password: entered.password.length < 10 && say.shortPassword,
  }
  // In the order in which they are asked; an empty one is not a wrong one.
  return askedOf(natural, say).flatMap(({ name, label }) => {
    if (name === 'code') return []
    if (entered[name].trim() === '') return [{ name, message: say.missing(fieldNames(say)[name] ?? label) }]
    const message = wrong[name]
    return message ? [{ name, message }] : []
  })
}

/** Labels that are sentences are no names: “请填写给自己取个账号名” is nothing anybody says. */
const fieldNames = (say: (typeof words)['zh']): Partial<Record<keyof Entered, string>> => ({
  account: say.account,
  password: say.password,
})

/** What the server calls a field, to what we call it. */
const fieldOf: Record<string, string> = {
  'account': 'account',
  'password': 'password',
  'person.name': 'name',
  'person.identity.number': 'number',
  'person.phone': 'phone',
  'activation_code': 'code',
}

export function RegisterPage({ onward, signInHref }: { onward: (me: Me) => string; signInHref: string }) {
  const say = useWords(words)
  const text = useText()
  const navigate = useNavigate()
  const signedIn = useSignedIn()
  const [entered, setEntered] = useState(empty)
  const [attempt, setAttempt] = useState(0)
  const act = useMutation({
    mutationFn: registerAccount,
    onSuccess: (who) => {
      signedIn(who)
      navigate(onward(who), { replace: true })
    },
    onError: () => setAttempt((count) => count + 1),
  })
  const own = faultsIn(entered, say)
  const refused = isProblem(act.error)
    ? act.error.fields.map((fault) => ({
        name: fieldOf[fault.field] ?? fault.field,
        message: text(fault.text),
      }))
    : []
  const errors = attempt === 0 ? [] : own.length > 0 ? own : refused
  const put = (part: Partial<Entered>) => {
    act.reset()
    setEntered({ ...entered, ...part })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (own.length > 0) return setAttempt(attempt + 1)
    const { account, password, kind, name, phone } = entered
    const code = plainNumber(entered.code)
    const identity = {
      kind: kind === 'natural' ? 'id_card' : 'credit_code',
      number: plainNumber(entered.number),
    }
    act.mutate({
      account: account.trim(),
      password,
      person: { kind, name: name.trim(), identity, phone: plainNumber(phone) },
      ...(code && { activation_code: code }),
    })
  }
  return (
    <Page width="column" title={say.register} lead={say.registerLead} faulty={errors.length > 0}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {act.error && refused.length === 0 && <ProblemNote error={act.error} acting />}
        <RegisterFields entered={entered} put={put} errors={errors} />
        <div>
          <Button type="submit" kind="primary" isPending={act.isPending}>
            {say.registerGo}
          </Button>
        </div>
      </form>
      <p>
        {say.haveAccount} <Link href={signInHref}>{say.signIn}</Link>
      </p>
    </Page>
  )
}

interface RegisterFieldsProps {
  entered: Entered
  put: (part: Partial<Entered>) => void
  errors: readonly FieldMessage[]
}

type Asked = Pick<TextFieldProps, 'label' | 'hint' | 'type' | 'autoComplete' | 'width' | 'maxLength'> & {
  name: Exclude<keyof Entered, 'kind'>
}

/** What is asked, in order; who somebody is depends on what they are. */
function askedOf(natural: boolean, say: (typeof words)['zh']): Asked[] {
  return [
    {
      name: 'name',
      label: natural ? say.name : say.orgName,
      autoComplete: natural ? 'name' : 'organization',
      maxLength: 100,
    },
    {
      name: 'number',
      label: natural ? say.idNumber : say.creditCode,
      hint: natural ? say.idHint : say.creditHint,
      width: 'medium',
    },
    {
      name: 'phone',
      label: say.phone,
      hint: say.phoneHint,
      type: 'tel',
      autoComplete: 'tel',
      width: 'medium',
    },
    {
      name: 'account',
      label: say.chooseAccount,
      hint: say.chooseAccountHint,
      autoComplete: 'username',
      width: 'medium',
    },
    {
      name: 'password',
      label: say.choosePassword,
      hint: say.choosePasswordHint,
      type: 'password',
      autoComplete: 'new-password',
      width: 'medium',
    },
    { name: 'code', label: say.activationOptional, hint: say.activationHint, width: 'short' },
  ]
}

function RegisterFields({ entered, put, errors }: RegisterFieldsProps) {
  const say = useWords(words)
  return (
    <>
      <ChoiceField
        name="kind"
        label={say.kind}
        value={entered.kind}
        onChange={(kind) => put({ kind })}
        options={kinds.map((kind) => ({ value: kind, label: say[kind] }))}
      />
      {askedOf(entered.kind === 'natural', say).map((asked) => (
        <TextField
          key={asked.name}
          {...asked}
          value={entered[asked.name]}
          onChange={(value) => put({ [asked.name]: value })}
          error={errors.find((error) => error.name === asked.name)?.message}
        />
      ))}
    </>
  )
}
