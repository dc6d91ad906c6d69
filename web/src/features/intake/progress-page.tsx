import { useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { isProblem, lookUp } from '@/api'
import { caseNumberIn } from '@/case/case-number'
import { plainNumber } from '@/form'
import { useWords } from '@/i18n'
import { ProblemNote } from '@/shell'
import { Alert, Button, ErrorSummary, Page, TextField, useFaults } from '@/ui'
import { CaseOverview } from './case-page'
import styles from './intake.module.css'
import { words } from './words'

/** Progress without an account: the number and the code of the receipt. */
export function ProgressPage({ number: given = '' }: { number?: string }) {
  const say = useWords(words)
  const [number, setNumber] = useState(given)
  const [code, setCode] = useState('')
  const act = useMutation({ mutationFn: lookUp })
  const { attempt, errors, errorOf, sending } = useFaults([
    ...(number.trim() ? [] : [{ name: 'number', message: say.progressMissing(say.progressNumber) }]),
    ...(code.trim() ? [] : [{ name: 'code', message: say.progressMissing(say.progressCode) }]),
  ])
  const submit = sending(() =>
    // Without its dashes it is the same number; what is none is simply not found.
    act.mutate({ number: caseNumberIn(number) ?? plainNumber(number), code: plainNumber(code) }),
  )
  if (act.data) return <CaseOverview kase={act.data} documents={false} />
  const none = isProblem(act.error) && (act.error.status === 404 || act.error.status === 400)
  return (
    <Page width="column" title={say.progress} lead={say.progressLead} faulty={errors.length > 0 || none}>
      <form className={styles.form} noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} attempt={attempt} />
        {none && <Alert tone="warn" title={say.progressNone} announce />}
        {act.error && !none && <ProblemNote error={act.error} />}
        <TextField
          name="number"
          label={say.progressNumber}
          hint={say.progressNumberHint}
          value={number}
          onChange={setNumber}
          width="medium"
          error={errorOf('number')}
        />
        <TextField
          name="code"
          label={say.progressCode}
          value={code}
          onChange={setCode}
          width="short"
          error={errorOf('code')}
        />
        <div>
          <Button type="submit" kind="primary" isPending={act.isPending}>
            {say.progressGo}
          </Button>
        </div>
      </form>
    </Page>
  )
}
