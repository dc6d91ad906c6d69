import { useFormats, useWords } from '@/i18n'
import type { SaveState } from './draft'
import styles from './form.module.css'
import { words } from './words'

export function SaveNote({ state }: { state: SaveState }) {
  const say = useWords(words)
  const format = useFormats()
  return (
    <p className={styles.saved} role="status">
      {state.phase === 'saving' && say.saving}
      {state.phase === 'saved' && say.saved(format.time(state.at))}
      {state.phase === 'failed' && say.notSaved}
    </p>
  )
}
