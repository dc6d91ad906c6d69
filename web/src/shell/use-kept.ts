import { useCallback, useEffect, useRef, useState } from 'react'
import { keep, keptFor, letGo } from './kept'
import { useMe } from './session'

/**
 * What somebody has entered and not sent yet: it outlives a reload of this tab, for whoever is signed in. It
 * is given back only where the page `resumes`; a page that begins anew begins with nothing.
 */
export function useKept<T>(what: string, empty: T, resumes = true) {
  const { me } = useMe()
  const [owner] = useState(me?.person)
  const [before] = useState(() => (owner && resumes ? keptFor<T>(owner, what) : undefined))
  const [value, setValue] = useState<T>(before ?? empty)
  const [givenBack, setGivenBack] = useState(before !== undefined)
  const changed = useRef(false)
  useEffect(() => {
    if (!resumes && !changed.current) letGo(what)
    if (changed.current && owner) keep(owner, what, value)
  }, [owner, what, value, resumes])
  const put = useCallback((next: (current: T) => T) => {
    changed.current = true
    setValue(next)
  }, [])
  const drop = useCallback(() => {
    changed.current = false
    letGo(what)
    setGivenBack(false)
  }, [what])
  return { value, put, drop, givenBack }
}
