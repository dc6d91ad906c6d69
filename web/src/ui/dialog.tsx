import type { ReactNode } from 'react'
import { Dialog as AriaDialog } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { useWords } from '@/i18n'
import { Button } from './button'
import { CrossIcon } from './icons'
import styles from './overlay.module.css'
import { words } from './words'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  /** alertdialog: something cannot be taken back. */
  urgent?: boolean
  wide?: boolean
  children: ReactNode
  actions?: ReactNode
}

/** Focus goes in, stays in, and comes back; Esc closes unless it is urgent. */
export function Dialog({ title, isOpen, onClose, urgent, wide, children, actions }: DialogProps) {
  const say = useWords(words)
  return (
    <ModalOverlay
      className={styles.veil}
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable={!urgent}
    >
      <Modal className={`${styles.modal} ${wide ? styles.wide : ''}`}>
        <AriaDialog className={styles.dialog} role={urgent ? 'alertdialog' : 'dialog'}>
          <div className={styles.dialogHead}>
            <Heading slot="title" level={2}>
              {title}
            </Heading>
            <Button kind="quiet" aria-label={say.close} onPress={onClose} icon={<CrossIcon />} />
          </div>
          <div className={styles.dialogBody}>{children}</div>
          {actions && <div className={styles.dialogFoot}>{actions}</div>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
