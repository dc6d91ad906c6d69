import { useSearch } from '@tanstack/react-router'
import { ownSurfacePath } from '@/shell/staff-paths'
import { SignInPage } from './sign-in'

/** Leads on to where one wanted to go, or to the desk one works at. */
export function StaffSignIn() {
  const { next } = useSearch({ strict: false }) as { next?: string }
  return <SignInPage onward={(me) => ownSurfacePath(me, next)} />
}
