import { useRef } from 'react'

/** One key per act: the same body sent again (a lost answer, a second click) carries the same key and counts once. */
export function useSubmissionKey(): { keyFor: (body: unknown) => string; done: () => void } {
  const last = useRef<{ text: string; key: string } | null>(null)
  return useRef({
    keyFor(body: unknown) {
      const text = JSON.stringify(body) ?? ''
      if (last.current?.text !== text) last.current = { text, key: newKey() }
      return last.current.key
    },
    done() {
      last.current = null
    },
  }).current
}

/** crypto.randomUUID needs https; a hall's own network may not have it. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
