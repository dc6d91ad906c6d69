import { useSearch } from '@tanstack/react-router'
import { RegisterPage, SignInPage, WorkplacesPage } from '@/features/people'
import { ownPath, portal, RequireSignIn } from '@/shell'
import { afterSignIn } from '@/shell/staff-paths'

const useNext = () => (useSearch({ strict: false }) as { next?: string }).next

export function SignInRoute() {
  const next = useNext()
  return <SignInPage onward={(me) => afterSignIn(me, next)} registerHref={portal.register(next)} />
}

export function RegisterRoute() {
  const next = useNext()
  return <RegisterPage onward={() => ownPath(next)} signInHref={portal.signIn(next)} />
}

export function WorkplacesRoute() {
  return (
    <RequireSignIn signIn={portal.signIn}>
      <WorkplacesPage />
    </RequireSignIn>
  )
}
