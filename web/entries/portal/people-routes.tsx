import { useSearch } from '@tanstack/react-router'
import { RegisterPage, SignInPage } from '@/features/people'
import { ownPath, portal } from '@/shell'

const useNext = () => (useSearch({ strict: false }) as { next?: string }).next

export function SignInRoute() {
  const next = useNext()
  return <SignInPage onward={() => ownPath(next)} registerHref={portal.register(next)} />
}

export function RegisterRoute() {
  const next = useNext()
  return <RegisterPage onward={() => ownPath(next)} signInHref={portal.signIn(next)} />
}
