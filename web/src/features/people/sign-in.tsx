import { useState, type FormEvent } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { demoAccounts, isProblem, signIn, type Me } from '@/api'
import { useText, useWords } from '@/i18n'
import { ProblemNote, useSignedIn } from '@/shell'
import { Button, ErrorSummary, Link, Page, TextField, useNavigate } from '@/ui'
import styles from './people.module.css'
import { words } from './words'

interface SignInPageProps {
  /** Where to go then; depends on who signed in. */
  onward: (me: Me) => string
  /** The portal lets people register; desks do not. */
  registerHref?: string | undefined
}

/** No puzzle, paste allowed, and the reason said if it does not go. */
export function SignInPage({ onward, registerHref }: SignInPageProps) {
  const say = useWords(words)
  const navigate = useNavigate()
  const signedIn = useSignedIn()
  const [account, setAccount] = useState('')
  const [password, setPassword] = useState('')
  const [attempt, setAttempt] = useState(0)
  const act = useMutation({
    mutationFn: signIn,
    onSuccess: (who) => {
      signedIn(who)
      navigate(onward(who), { replace: true })
    },
    onError: () => setAttempt((count) => count + 1),
  })
  const missing = [
    ...(account.trim() ? [] : [{ name: 'account', message: say.missing(say.account) }]),
    ...(password ? [] : [{ name: 'password', message: say.missing(say.password) }]),
  ]
  const denied = isProblem(act.error) && act.error.status === 401
  const errors = attempt === 0 ? [] : missing.length > 0 ? missing : denied ? [{ name: 'account', message: say.wrong }] : []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (missing.length > 0) return setAttempt(attempt + 1)
    act.mutate({ account: account.trim(), password })
  }
  const errorOf = (name: string) => errors.find((error) => error.name === name)?.message
  return (
    <Page width="column" title={say.signIn} lead={say.signInLead} faulty={errors.length > 0}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {act.error && !denied && <ProblemNote error={act.error} />}
        <TextField
          name="account" label={say.account} value={account} onChange={setAccount}
          autoComplete="username" width="medium" error={errorOf('account')}
        />
        <TextField
          name="password" label={say.password} type="password" value={password} onChange={setPassword}
          autoComplete="current-password" width="medium" error={errorOf('password')}
        />
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

/** Only a demo database answers this question at all. */
function DemoPeople({ onPick }: { onPick: (account: { account: string; password: string }) => void }) {
  const say = useWords(words)
  const text = useText()
  const query = useQuery({
    queryKey: ['demo', 'accounts'],
    queryFn: ({ signal }) => demoAccounts(signal),
    retry: false,
    staleTime: Infinity,
  })
  if (!query.data?.accounts.length) return null
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{say.demo}</h2>
      <p>{say.demoText}</p>
      <ul>
        {query.data.accounts.map((one) => (
          <li key={one.account}>
            <Button onPress={() => onPick({ account: one.account, password: one.password })}>
              {one.name} · {text(one.post)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

