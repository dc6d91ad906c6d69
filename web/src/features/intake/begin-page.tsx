import { useEffect, useRef } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { createDraft, isProblem, type DraftView } from '@/api'
import { useText, useWords } from '@/i18n'
import { portal, ProblemNote, useMe } from '@/shell'
import { Alert, Page, useNavigate, Waiting } from '@/ui'
import { words } from './words'

/** Makes the draft once somebody is signed in to own it, and goes to its first page. */
export function BeginPage({ code, answers }: { code: string; answers: Readonly<Record<string, string>> }) {
  const say = useWords(words)
  const text = useText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const { me } = useMe()
  const begun = useRef(false)
  const act = useMutation({
    mutationFn: () =>
      createDraft({ package: code, answers: { ...answers }, fields: {}, materials: [], page: '' }),
    onSuccess: (draft: DraftView) => {
      client.setQueryData(['draft', draft.id], draft)
      void client.invalidateQueries({ queryKey: ['drafts'] })
      navigate(portal.form(draft.id, 1), { replace: true })
    },
  })
  const { mutate } = act
  useEffect(() => {
    if (me === null) navigate(portal.signIn(portal.begin(code, answers)), { replace: true })
    if (me && !begun.current) {
      begun.current = true
      mutate()
    }
  }, [me, mutate, navigate, code, answers])
  return (
    <Page width="column" title={say.preparing}>
      {isProblem(act.error) && act.error.fields.length > 0 ? (
        <Alert tone="bad" title={act.error.fields.map((fault) => text(fault.text)).join(' ')} announce />
      ) : act.error ? (
        <ProblemNote error={act.error} onRetry={() => mutate()} acting />
      ) : (
        <Waiting />
      )}
    </Page>
  )
}
