import { useEffect, useState, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Button } from './button'
import { Actions } from './empty'
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
  onCancel?: () => void
}

/** How long one has waited: nobody knows how long it will still take. */
function Count({ from }: { from: number }) {
  const say = useWords(words)
  const [seconds, setSeconds] = useState(from)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1_000)
    return () => clearInterval(timer)
  }, [])
  return (
    <div className={styles.count}>
      <progress aria-label={say.loading} />
      <span aria-hidden="true">{say.waited(seconds)}</span>
    </div>
  )
}

/** Under 300 ms nothing; then the shape; after 2 s a sentence; after 10 s a bar, a count and a way out. */
export function Waiting({ shape, onRetry, onCancel }: WaitingProps) {
  const say = useWords(words)
  const phase = useElapsed()
  return (
    <div data-waiting={phase}>
      {phase > 0 && (shape ?? <Skeleton />)}
      <div role="status" className={styles.waitingText}>
        {phase === 2 && say.loadingLong}
        {phase === 3 && say.loadingVeryLong}
      </div>
      {phase === 3 && <Count from={10} />}
      {phase === 3 && (onRetry || onCancel) && (
        <Actions>
          {onRetry && <Button onPress={onRetry}>{say.retry}</Button>}
          {onCancel && <Button onPress={onCancel}>{say.stopWaiting}</Button>}
        </Actions>
      )}
    </div>
  )
}

/** Somebody would not wait any longer: what that means, and the way back. */
export function Stopped({ onRetry }: { onRetry: () => void }) {
  const say = useWords(words)
  return (
    <>
      <p role="status">{say.stopped}</p>
      <Actions>
        <Button onPress={onRetry}>{say.retry}</Button>
      </Actions>
    </>
  )
}
