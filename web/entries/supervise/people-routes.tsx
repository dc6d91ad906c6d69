import { useSearch } from '@tanstack/react-router'
import { SignInPage } from '@/features/people'
import { ownSurfacePath } from '@/shell/staff-paths'

export function SignInRoute() {
  const { next } = useSearch({ strict: false }) as { next?: string }
  return <SignInPage onward={(me) => ownSurfacePath(me, next)} />
}
