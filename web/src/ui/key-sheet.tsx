import { useMemo } from 'react'
import { useWords } from '@/i18n'
import { useShortcutList } from '@/keys'
import { TickField } from './choice-field'
import { Dialog } from './dialog'
import { KeyCaps } from './key-caps'
import styles from './overlay.module.css'
import { words } from './words'

interface KeySheetProps {
  isOpen: boolean
  onClose: () => void
  singleKeys: boolean
  onSingleKeys: (on: boolean) => void
}

/** What the registry holds on this page, grouped: the sheet cannot promise a key that does nothing. */
export function KeySheet({ isOpen, onClose, singleKeys, onSingleKeys }: KeySheetProps) {
  const say = useWords(words)
  const list = useShortcutList()
  const groups = useMemo(() => {
    const names = [...new Set(list.map((shortcut) => shortcut.group))]
    return names.map((name) => [name, list.filter((shortcut) => shortcut.group === name)] as const)
  }, [list])
  return (
    <Dialog title={say.shortcuts} isOpen={isOpen} onClose={onClose}>
      {groups.map(([group, shortcuts]) => (
        <section key={group}>
          <h3>{group}</h3>
          <dl className={styles.keys}>
            {shortcuts.map((shortcut) => (
              <div key={shortcut.keys}>
                <dt>
                  <KeyCaps keys={shortcut.keys} />
                  <span className="visually-hidden">{shortcut.keys}</span>
                </dt>
                <dd>{shortcut.label}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <TickField name="single-keys" label={say.singleKeys} value={singleKeys} onChange={onSingleKeys} />
    </Dialog>
  )
}
