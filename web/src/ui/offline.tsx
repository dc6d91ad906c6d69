import { useEffect, useState } from 'react'
import { useWords } from '@/i18n'
import { Alert } from './alert'
import { words } from './frame-words'

export function useOffline(): boolean {
  const [offline, setOffline] = useState(() => !navigator.onLine)
  useEffect(() => {
    const tell = () => setOffline(!navigator.onLine)
    window.addEventListener('online', tell)
    window.addEventListener('offline', tell)
    return () => {
      window.removeEventListener('online', tell)
      window.removeEventListener('offline', tell)
    }
  }, [])
  return offline
}

/** Under the bar of every page, as soon as the line is lost. */
export function OfflineBanner() {
  const say = useWords(words)
  const offline = useOffline()
  return (
    <div role="status" data-screen-only>
      {offline && <Alert tone="warn" title={say.offline} />}
    </div>
  )
}
