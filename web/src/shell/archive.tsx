import type { CaseView } from '@/api'
import { words } from '@/case/staff-words'
import { canOf, useCaseAct } from '@/case/use-case'
import { useWords } from '@/i18n'
import { Button, useToast, type ButtonKind } from '@/ui'
import { ActNote } from './act-note'

interface ArchiveProps {
  kase: CaseView
  etag: string
  kind?: ButtonKind
}

/** Closes a case of which nothing is left to do; there only when the server says that it can be done. */
export function Archive({ kase, etag, kind }: ArchiveProps) {
  const say = useWords(words)
  const tell = useToast()
  const act = useCaseAct({ kase, etag }, 'archive', () => tell(say.archived))
  if (!canOf(kase, 'archive')?.allowed) return null
  return (
    <>
      <Button kind={kind} isPending={act.isPending} onPress={() => act.mutate({})}>
        {say.archive}
      </Button>
      <ActNote error={act.error} />
    </>
  )
}
