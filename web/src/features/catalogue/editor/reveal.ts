import { useCallback, useEffect, useState } from 'react'
import { focusField } from '@/ui'
import type { Reveal } from './editing'

/** The field of a place, or the nearest thing around it that is shown. */
function focusNear(pointer: string) {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) if (focusField(at)) return
}

/** Opens what hides a place and puts the cursor there, each time anew. */
export function useReveal(first: string | undefined) {
  const [reveal, setReveal] = useState<Reveal>({ pointer: first ?? '', count: first ? 1 : 0 })
  useEffect(() => {
    if (!reveal.pointer) return
    // After the rows that hide it have opened and drawn what is in them.
    const timer = setTimeout(() => focusNear(reveal.pointer), 60)
    return () => clearTimeout(timer)
  }, [reveal])
  const go = useCallback(
    (pointer: string) => setReveal((before) => ({ pointer, count: before.count + 1 })),
    [],
  )
  return [reveal, go] as const
}
