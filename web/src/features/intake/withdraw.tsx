import { lazy, Suspense, useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSubmissionKey, withdraw, type CaseView } from '@/api'
import { useText, useWords } from '@/i18n'
import { ProblemNote } from '@/shell'
import { Actions, Button, TextField, useToast } from '@/ui'
import { words } from './words'

const Dialog = lazy(() => import('@/ui/dialog').then((file) => ({ default: file.Dialog })))

/** Taking an application back, as long as the server allows it. */
export function Withdraw({ kase, etag }: { kase: CaseView; etag: string | null }) {
  const say = useWords(words)
  const text = useText()
  const client = useQueryClient()
  const tell = useToast()
  const submissionKey = useSubmissionKey()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const can = kase.can.find((one) => one.action === 'withdraw')
  const act = useMutation({
    mutationFn: () => {
      const body = { reason: reason.trim() }
      return withdraw(kase.id, etag ?? '', body, submissionKey.keyFor(body))
    },
    onSuccess: () => {
      submissionKey.done()
      setOpen(false)
      tell(say.withdrawn)
      void client.invalidateQueries({ queryKey: ['case', kase.id] })
      void client.invalidateQueries({ queryKey: ['cases'] })
    },
  })
  if (!can?.allowed) return can?.why_not ? <span>{text(can.why_not)}</span> : null
  return (
    <>
      <Button kind="danger" onPress={() => setOpen(true)}>
        {say.withdraw}
      </Button>
      {open && (
        <Suspense>
          <Dialog title={say.withdrawTitle} isOpen onClose={() => setOpen(false)} urgent>
            <p>{say.withdrawText}</p>
            <TextField
              name="reason"
              label={say.withdrawReason}
              value={reason}
              onChange={setReason}
              long
              maxLength={200}
              optional
            />
            {act.error && <ProblemNote error={act.error} acting />}
            <Actions>
              <Button kind="danger" onPress={() => act.mutate()} isPending={act.isPending}>
                {say.withdrawGo}
              </Button>
              <Button onPress={() => setOpen(false)}>{say.keep}</Button>
            </Actions>
          </Dialog>
        </Suspense>
      )}
    </>
  )
}
