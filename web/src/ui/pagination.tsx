import type { ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Button } from './button'
import styles from './display.module.css'
import { words } from './words'

interface PaginationProps {
  /** Keyset pages: one can go on and back, not to "page 7". */
  onPrevious?: (() => void) | undefined
  onNext?: (() => void) | undefined
  /** 1–50 of 312, say. */
  children?: ReactNode
}

export function Pagination({ onPrevious, onNext, children }: PaginationProps) {
  const say = useWords(words)
  return (
    <nav className={styles.pagination} aria-label={say.pages}>
      <Button onPress={onPrevious} isDisabled={!onPrevious}>
        {say.previous}
      </Button>
      <Button onPress={onNext} isDisabled={!onNext}>
        {say.next}
      </Button>
      <span role="status">{children}</span>
    </nav>
  )
}
