import { lazy, Suspense, useState } from 'react'
import { useWords } from '@/i18n'
import { Button } from '@/ui'
import { PhoneIcon } from '@/ui/icons'
import { words } from './call-back-words'

const CallBackForm = lazy(() => import('./call-back-form').then((file) => ({ default: file.CallBackForm })))

/** Whoever would rather talk leaves a number; a helper calls. Only who presses loads the form. */
export function CallBack() {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  if (open)
    return (
      <Suspense>
        <CallBackForm onClose={() => setOpen(false)} />
      </Suspense>
    )
  return (
    <Button id="call-back" icon={<PhoneIcon />} onPress={() => setOpen(true)}>
      {say.ask}
    </Button>
  )
}
