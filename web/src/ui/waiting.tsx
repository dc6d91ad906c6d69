import { useEffect, useState, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Button } from './button'
import styles from './waiting.module.css'
import { words } from './words'

function useElapsed(): 0 | 1 | 2 | 3 {
  const [phase, setPhase] = useState<0 | 1 | 2 | 3>(0)
  useEffect(() => {
    const timers = [
      setTimeout(() => setPhase(1), 300),
      setTimeout(() => setPhase(2), 2_000),
      setTimeout(() => setPhase(3), 10_000),
    ]
    return () => timers.forEach(clearTimeout)
  }, [])
  return phase
}

export function Skeleton({ lines = 6 }: { lines?: number }) {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <div className={`${styles.bone} ${styles.boneTitle}`} />
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className={styles.bone} />
      ))}
    </div>
  )
}

interface WaitingProps {
  /** The shape of what will come. */
  shape?: ReactNode
  onRetry?: () => void
}

/** Under 300 ms nothing; then the shape; after 2 s a sentence; after 10 s a way out. */
export function Waiting({ shape, onRetry }: WaitingProps) {
  const say = useWords(words)
  const phase = useElapsed()
  return (
    <div data-waiting={phase}>
      {phase > 0 && (shape ?? <Skeleton />)}
      <div role="status" className={styles.waitingText}>
        {phase === 2 && say.loadingLong}
        {phase === 3 && say.loadingVeryLong}
      </div>
      {phase === 3 && onRetry && <Button onPress={onRetry}>{say.retry}</Button>}
    </div>
  )
}
