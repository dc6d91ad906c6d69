import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSubmissionKey, type RevisionTaken } from '@/api'
import { Button, useNavigate } from '@/ui'
import { ActNote } from './act-note'
import { catalogue } from './staff-paths'

interface OpenRevisionProps {
  label: string
  /** What the revision is called until its drafter says otherwise. */
  title: string
  /** The record that is to be changed: the revision opens on it. */
  kind: string
  code: string
  open: (title: string, key: string) => Promise<RevisionTaken>
  primary?: boolean
}

/** From what was found wrong straight to the record, in a revision of its own. */
export function OpenRevision({ label, title, kind, code, open, primary }: OpenRevisionProps) {
  const navigate = useNavigate()
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  const act = useMutation({
    mutationFn: () => open(title, submissionKey.keyFor({ title })),
    onSuccess: async ({ id }) => {
      submissionKey.done()
      await client.invalidateQueries({ queryKey: ['editor'] })
      navigate(catalogue.record(id, kind, code))
    },
  })
  return (
    <>
      <Button
        kind={primary ? 'primary' : 'secondary'}
        isPending={act.isPending}
        onPress={() => act.mutate()}
      >
        {label}
      </Button>
      <ActNote error={act.error} />
    </>
  )
}
