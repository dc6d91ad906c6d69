import { isProblem } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Alert } from '@/ui'
import { isRefused, type SaveState } from './draft'
import styles from './form.module.css'
import { words } from './words'

/** Why it is not saved: signed out has its own way back; what is refused is said in the server's words. */
function useFailure() {
  const say = useWords(words)
  const text = useText()
  return (state: SaveState & { phase: 'failed' }) => {
    if (!isProblem(state.error) || !isRefused(state)) return say.notSaved
    return state.error.status === 401 ? say.notSavedSignedOut : text(state.error.text)
  }
}

export function SaveNote({ state }: { state: SaveState }) {
  const say = useWords(words)
  const format = useFormats()
  const failure = useFailure()
  return (
    <p className={styles.saved} role="status">
      {state.phase === 'saving' && say.saving}
      {state.phase === 'saved' && say.saved(format.time(state.at))}
      {state.phase === 'failed' && failure(state)}
    </p>
  )
}

/** Said once above what was filled in again, so that nobody wonders whose words these are. */
export function GivenBackNote() {
  const say = useWords(words)
  return <Alert title={say.givenBack} announce />
}
