import { useCallback, useEffect, useRef, useState } from 'react'

export type SaveState =
  { phase: 'idle' } | { phase: 'saving' } | { phase: 'saved'; at: string } | { phase: 'failed' }

const pause = 1_500
const again = 8_000

/**
 * Saves 1.5 s after the last change, so that it stands within two; one save at a time, the newest wins; a
 * failed one is tried again. Nothing is kept on this machine.
 */
export function useAutosave<T>(
  value: T,
  changed: boolean,
  save: (value: T) => Promise<{ saved_at: string }>,
): {
  state: SaveState
  flush: () => Promise<void>
} {
  const [state, setState] = useState<SaveState>({ phase: 'idle' })
  const latest = useRef({ value, save })
  const dirty = useRef(false)
  const running = useRef<Promise<void> | null>(null)
  useEffect(() => {
    latest.current = { value, save }
  })

  const flush = useCallback(async (): Promise<void> => {
    if (running.current) await running.current
    if (!dirty.current) return
    dirty.current = false
    setState({ phase: 'saving' })
    const attempt = latest.current.save(latest.current.value).then(
      ({ saved_at }) => setState({ phase: 'saved', at: saved_at }),
      () => {
        dirty.current = true
        setState({ phase: 'failed' })
      },
    )
    running.current = attempt
    await attempt
    running.current = null
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
