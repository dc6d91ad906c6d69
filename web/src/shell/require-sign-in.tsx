import { useEffect, type ReactNode } from 'react'
import { useNavigate, Waiting } from '@/ui'
import { ProblemNote } from './problem-note'
import { useMe } from './session'

/** What belongs to one person opens once that person is signed in, and then here again. */
export function RequireSignIn({
  signIn,
  children,
}: {
  signIn: (here: string) => string
  children: ReactNode
}) {
  const { me, error } = useMe()
  const navigate = useNavigate()
  useEffect(() => {
    if (me === null) navigate(signIn(window.location.pathname + window.location.search), { replace: true })
  }, [me, navigate, signIn])
  if (me) return children
  return error ? <ProblemNote error={error} onRetry={() => window.location.reload()} /> : <Waiting />
}
