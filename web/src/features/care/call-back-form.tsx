import { useEffect, useState, type FormEvent } from 'react'
import { useMutation } from '@tanstack/react-query'
import { askCallBack } from '@/api'
import { isPhone, plainNumber } from '@/form'
import { useFormats, useLanguage, useWords } from '@/i18n'
import { ProblemNote } from '@/shell'
import { Alert, Button, focusField, TextField } from '@/ui'
import styles from './care.module.css'
import { words } from './words'

/** Only the path: what somebody typed or searched for is nobody's business here. */
function here(): string {
  return /^\/[a-zA-Z0-9/_-]{0,119}/.exec(window.location.pathname)?.[0] ?? '/'
}

/** The number, and a press. */
export function CallBackForm({ onClose }: { onClose: () => void }) {
  const say = useWords(words)
  const format = useFormats()
  const { language } = useLanguage()
  const [phone, setPhone] = useState('')
  const [error, setError] = useState<string>()
  const act = useMutation({
    mutationFn: (number: string) => askCallBack({ phone: number, page: here(), language }),
  })
  useEffect(() => void focusField('call-back-phone'), [])
  const send = (event: FormEvent) => {
    event.preventDefault()
    const number = plainNumber(phone)
    setError(isPhone(number) ? undefined : say.phoneWrong)
    if (isPhone(number)) act.mutate(number)
    else focusField('call-back-phone')
  }
  if (act.data)
    return (
      <Alert tone="good" title={say.asked} announce>
        {say.askedText(format.time(act.data.asked_at))}
      </Alert>
    )
  return (
    <form className={styles.callBack} noValidate onSubmit={send}>
      <TextField
        name="call-back-phone"
        label={say.phone}
        hint={say.phoneHint}
        type="tel"
        autoComplete="tel"
        width="medium"
        value={phone}
        onChange={setPhone}
        error={error}
      />
      {act.error && <ProblemNote error={act.error} acting />}
      <div className={styles.buttons}>
        <Button type="submit" kind="primary" isPending={act.isPending}>
          {say.go}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {say.cancel}
        </Button>
      </div>
    </form>
  )
}
