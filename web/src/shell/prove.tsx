import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { isProblem, proveIdentity } from '@/api'
import { plainNumber } from '@/form'
import { dictionary, useText, useWords } from '@/i18n'
import { Button, More, TextField } from '@/ui'
import { ProblemNote } from './problem-note'
import styles from './prove.module.css'
import { useMe } from './session'

export const words = dictionary({
  zh: {
    prove: '在窗口办过的件看不到？',
    proveLead: '带身份证件到任一窗口，工作人员核对后会给您一个激活码。填在这里，就能看到您在窗口办的件。',
    proveGo: '核验身份',
    activationCode: '激活码',
    missing: '请填写激活码',
  },
  en: {
    prove: 'Is a matter from a window missing here?',
    proveLead:
      'Any window that sees your document gives you a code. It shows you what windows did for you.',
    proveGo: 'Prove who I am',
    activationCode: 'Activation code',
    missing: 'Enter the activation code',
  },
})

/** An account opened online alone does not show what a window handled; with a window's code it does. */
export function ProveIdentity() {
  const say = useWords(words)
  const text = useText()
  const { me } = useMe()
  const queries = useQueryClient()
  const [code, setCode] = useState('')
  const [empty, setEmpty] = useState(false)
  const act = useMutation({
    mutationFn: () => proveIdentity({ activation_code: plainNumber(code) }),
    onSuccess: () => queries.invalidateQueries(),
  })
  if (!me || me.proven || !me.roles.includes('applicant')) return null
  const fault = isProblem(act.error) ? act.error.fields[0]?.text : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setEmpty(code.trim() === '')
    if (code.trim() !== '') act.mutate()
  }
  return (
    <div className={styles.prove}>
      <More summary={say.prove}>
        <form className={styles.form} noValidate onSubmit={submit}>
          <p>{say.proveLead}</p>
          {act.error && !fault && <ProblemNote error={act.error} acting />}
          <TextField
            name="activation_code"
            label={say.activationCode}
            value={code}
            onChange={(value) => {
              act.reset()
              setCode(value)
            }}
            width="short"
            error={fault ? text(fault) : empty ? say.missing : undefined}
          />
          <div>
            <Button type="submit" isPending={act.isPending}>
              {say.proveGo}
            </Button>
          </div>
        </form>
      </More>
    </div>
  )
}
