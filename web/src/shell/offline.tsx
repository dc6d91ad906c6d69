import { useEffect, useState } from 'react'
import { dictionary, useWords } from '@/i18n'
import { Alert } from '@/ui'

const words = dictionary({
  zh: { offline: '网络断开了。已经打开的内容还能看，填写的内容还在；连上之前不能提交。' },
  en: {
    offline: 'You are offline. You can go on reading, and what you entered is kept; sending has to wait.',
  },
})

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

export function Offline() {
  const say = useWords(words)
  const offline = useOffline()
  return (
    <div role="status" data-screen-only>
      {offline && <Alert tone="warn" title={say.offline} />}
    </div>
  )
}
