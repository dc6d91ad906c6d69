import { useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { isProblem, signIn, type Me } from '@/api'
import { useWords } from '@/i18n'
import { ProblemNote, useSignedIn } from '@/shell'
import { Button, ErrorSummary, Link, Page, TextField, useNavigate } from '@/ui'
import { DemoPeople } from './demo-people'
import styles from './people.module.css'
import { words } from './words'

interface SignInPageProps {
  /** Where to go then; depends on who signed in. */
  onward: (me: Me) => string
  /** The portal lets people register; desks do not. */
  registerHref?: string | undefined
}

type Entered = Record<'account' | 'password', string>

function useSignIn(onward: (me: Me) => string) {
  const navigate = useNavigate()
  const signedIn = useSignedIn()
  return useMutation({
    mutationFn: signIn,
    onSuccess: (who) => {
      signedIn(who)
      navigate(onward(who), { replace: true })
    },
  })
}

/** No puzzle, paste allowed, and the reason said if it does not go. */
export function SignInPage({ onward, registerHref }: SignInPageProps) {
  const say = useWords(words)
  const [entered, setEntered] = useState<Entered>({ account: '', password: '' })
  const [attempt, setAttempt] = useState(0)
  const act = useSignIn(onward)
  const missing = (['account', 'password'] as const)
    .filter((name) => !entered[name].trim())
    .map((name) => ({ name, message: say.missing(say[name]) }))
  const denied = isProblem(act.error) && act.error.fields.some((fault) => fault.code === 'wrong_password')
  const wrong = denied ? [{ name: 'password', message: say.wrong }] : []
  const errors = attempt === 0 ? [] : missing.length > 0 ? missing : wrong
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing.length > 0) return setAttempt(attempt + 1)
    const given = { account: entered.account.trim(), password: entered.password }
    act.mutate(given, { onError: () => setAttempt((count) => count + 1) })
  }
  const field = (name: keyof Entered) => ({
    name,
    label: say[name],
    value: entered[name],
    onChange: (value: string) => setEntered((before) => ({ ...before, [name]: value })),
    width: 'medium' as const,
    error: errors.find((error) => error.name === name)?.message,
  })
  return (
    <Page width="column" title={say.signIn} lead={say.signInLead} faulty={errors.length > 0}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {act.error && !denied && <ProblemNote error={act.error} />}
        <TextField {...field('account')} autoComplete="username" />
        <TextField {...field('password')} type="password" autoComplete="current-password" />
        <div>
          <Button type="submit" kind="primary" isPending={act.isPending}>
            {say.signInGo}
          </Button>
        </div>
      </form>
      {registerHref && (
        <p>
          {say.noAccount} <Link href={registerHref}>{say.register}</Link>
        </p>
      )}
      <DemoPeople onPick={(picked) => act.mutate(picked)} />
    </Page>
  )
}
