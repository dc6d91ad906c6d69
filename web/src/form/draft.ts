import { useCallback, useEffect, useRef, useState } from 'react'
import { isProblem } from '@/api'

export type SaveState =
  | { phase: 'idle' }
  | { phase: 'saving' }
  | { phase: 'saved'; at: string }
  | { phase: 'failed'; error: unknown }

/** The server has said no: trying again as it stands will not help, and nothing was kept there. */
export function isRefused(state: SaveState): boolean {
  return state.phase === 'failed' && isProblem(state.error) && !state.error.retryable
}

const pause = 1_500
const again = 8_000

/**
 * Saves 1.5 s after the last change, so that it stands within two; one save at a time, the newest wins; a
 * failed one is tried again.
 */
export function useAutosave<T>(
  value: T,
  changed: boolean,
  save: (value: T) => Promise<{ saved_at: string }>,
): {
  state: SaveState
  /** Saves at once and tells how that ended. */
  flush: () => Promise<SaveState>
} {
  const [state, setState] = useState<SaveState>({ phase: 'idle' })
  const latest = useRef({ value, save })
  const dirty = useRef(changed)
  const running = useRef<Promise<SaveState> | null>(null)
  useEffect(() => {
    latest.current = { value, save }
  })

  const flush = useCallback(async (): Promise<SaveState> => {
    while (running.current) await running.current
    if (!dirty.current) return { phase: 'idle' }
    dirty.current = false
    setState({ phase: 'saving' })
    const attempt = latest.current.save(latest.current.value).then(
      ({ saved_at }): SaveState => ({ phase: 'saved', at: saved_at }),
      (error: unknown): SaveState => {
        dirty.current = true
        return { phase: 'failed', error }
      },
    )
    running.current = attempt
    const ended = await attempt
    running.current = null
    setState(ended)
    return ended
  }, [])

  const text = JSON.stringify(value)
  const lastText = useRef(text)
  useEffect(() => {
    if (text !== lastText.current) {
      lastText.current = text
      dirty.current = changed
    }
    if (!dirty.current) return
    const timer = setTimeout(() => void flush(), pause)
    return () => clearTimeout(timer)
  }, [text, changed, flush])

  // Whoever reloads or closes the page a second after typing has typed it all the same.
  useEffect(() => {
    const leave = () => void flush()
    window.addEventListener('pagehide', leave)
    return () => window.removeEventListener('pagehide', leave)
  }, [flush])

  useEffect(() => {
    if (state.phase !== 'failed') return
    const timer = setTimeout(() => void flush(), again)
    return () => clearTimeout(timer)
  }, [state, flush])

  return { state, flush }
}

/** Leaves a page whose words are saved, or will be tried again; stays where the server has said no. */
export function useLeaving(flush: () => Promise<SaveState>) {
  const [leaving, setLeaving] = useState(false)
  const leave = async (go: () => void) => {
    setLeaving(true)
    const saved = await flush()
    setLeaving(false)
    if (!isRefused(saved)) go()
  }
  return { leaving, leave: (go: () => void) => void leave(go) }
}
