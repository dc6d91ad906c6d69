import { useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { beginHelp } from '@/api'
import { plainNumber } from '@/form'
import { useWords } from '@/i18n'
import { useMe } from '@/shell'
import { ActNote } from '@/shell/act-note'
import { desk } from '@/shell/staff-paths'
import { Button, TextField, useNavigate } from '@/ui'
import styles from './window.module.css'
import { words } from './words'

/** A helper takes on the case of somebody who shows its receipt; from then on it is on their desk. */
export function TakeOn() {
  const say = useWords(words)
  const { me } = useMe()
  const navigate = useNavigate()
  const [number, setNumber] = useState('')
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const act = useMutation({
    mutationFn: () =>
      beginHelp({ number: number.normalize('NFKC').trim().toUpperCase(), code: plainNumber(code) }),
    onSuccess: (taken) => navigate(desk.case(taken.id)),
  })
  if (!me?.roles.includes('helper')) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (number.trim() !== '' && code.trim() !== '') act.mutate()
  }
  const missing = (value: string, label: string) =>
    tried && value.trim() === '' ? say.missing(label) : undefined
  return (
    <details className={styles.takeOn} data-screen-only>
      <summary>{say.takeOn}</summary>
      <form className={styles.column} noValidate onSubmit={submit}>
        <TextField
          name="number"
          label={say.number}
          value={number}
          onChange={setNumber}
          width="medium"
          error={missing(number, say.number)}
        />
        <TextField
          name="code"
          label={say.receiptCode}
          value={code}
          onChange={setCode}
          width="short"
          error={missing(code, say.receiptCode)}
        />
        <div>
          <Button type="submit" isPending={act.isPending}>
            {say.takeOnGo}
          </Button>
        </div>
        <ActNote error={act.error} />
      </form>
    </details>
  )
}
