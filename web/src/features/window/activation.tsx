import { useMutation } from '@tanstack/react-query'
import { issueActivation, type PersonView } from '@/api'
import { useFormats, useWords } from '@/i18n'
import { ActNote } from '@/shell/act-note'
import { Button } from '@/ui'
import { PrintIcon } from '@/ui/icons'
import styles from './window.module.css'
import { words } from './words'

/** For somebody who wants to follow their matters online: a code, once their document has been seen here. */
export function Activation({ person, number }: { person: PersonView; number: string }) {
  const say = useWords(words)
  const format = useFormats()
  const act = useMutation({
    mutationFn: () => issueActivation(person.person, { identity_number: number }),
  })
  if (!act.data)
    return (
      <div className={styles.column} data-screen-only>
        <p className={styles.soft}>{say.activationLead}</p>
        <div>
          <Button kind="quiet" isPending={act.isPending} onPress={() => act.mutate()}>
            {say.activationGive}
          </Button>
        </div>
        <ActNote error={act.error} />
      </div>
    )
  return (
    <section className={styles.slip} aria-label={say.activation} data-print-alone>
      <h2>{say.activation}</h2>
      <p>{act.data.name}</p>
      <p className={styles.code} role="status">
        {act.data.code.slice(0, 4)} {act.data.code.slice(4)}
      </p>
      <p>{say.activationUse(location.origin, format.instant(act.data.expires_at))}</p>
      <p>{say.activationOwn}</p>
      <div data-screen-only>
        <Button icon={<PrintIcon />} onPress={() => window.print()}>
          {say.activationPrint}
        </Button>
      </div>
    </section>
  )
}
