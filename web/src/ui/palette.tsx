import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { useWords } from '@/i18n'
import { KeyCaps } from './key-caps'
import styles from './overlay.module.css'
import { words } from './words'

export interface PaletteEntry {
  id: string
  label: string
  note?: string
  keys?: string
  run: () => void
}

interface PaletteProps {
  isOpen: boolean
  onClose: () => void
  entries: readonly PaletteEntry[]
  /** When the server finds cases and people by what is typed. */
  onText?: (text: string) => void
}

function matches(entry: PaletteEntry, text: string): boolean {
  const wanted = text.trim().toLowerCase()
  return `${entry.label} ${entry.note ?? ''}`.toLowerCase().includes(wanted)
}

/** Ctrl+K: type where to go. */
export function Palette({ isOpen, onClose, entries, onText }: PaletteProps) {
  const say = useWords(words)
  const [text, setText] = useState('')
  const shown = entries.filter((entry) => matches(entry, text))
  const change = (next: string) => {
    setText(next)
    onText?.(next)
  }
  const run = (id: string) => {
    onClose()
    change('')
    entries.find((entry) => entry.id === id)?.run()
  }
  return (
    <ModalOverlay
      className={styles.veil}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
    >
      <Modal className={`${styles.modal} ${styles.top}`}>
        <AriaDialog className={styles.palette} aria-label={say.paletteTitle}>
          <Autocomplete inputValue={text} onInputChange={change}>
            {/* The person asked for exactly this box by Ctrl+K. */}
            {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
            <SearchField aria-label={say.paletteTitle} autoFocus>
              <Input className={styles.paletteInput} placeholder={say.palettePlaceholder} />
            </SearchField>
            <Menu
              className={styles.paletteList}
              aria-label={say.paletteTitle}
              items={shown}
              onAction={(id) => run(String(id))}
              renderEmptyState={() => <div className={styles.none}>{say.noOptions}</div>}
            >
              {(entry) => (
                <MenuItem id={entry.id} textValue={entry.label} className={styles.paletteItem}>
                  <span>{entry.label}</span>
                  {entry.note && <span className={styles.paletteNote}>{entry.note}</span>}
                  {entry.keys && <KeyCaps keys={entry.keys} />}
                </MenuItem>
              )}
            </Menu>
          </Autocomplete>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
