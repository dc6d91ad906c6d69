import { useEffect } from 'react'
import { useQuery } from '@tanstack/react-query'
import { lookAway, lookOn, type Onlooker } from '@/api'
import { dictionary, useFormats, useText, useWords } from '@/i18n'
import { PeopleIcon } from '@/ui/icons'
import styles from './staff.module.css'

const words = dictionary({
  zh: {
    looking: (who: string) => `${who}正在看这件`,
    opened: (minutes: number) => (minutes < 1 ? '刚打开' : `${minutes} 分钟前打开`),
  },
  en: {
    looking: (who: string) => `${who} also has this case open`,
    opened: (minutes: number) =>
      minutes < 1 ? 'opened just now' : `opened ${minutes} minute${minutes === 1 ? '' : 's'} ago`,
  },
})

/** While the page stands here, and only while somebody sees it, the others know; what fails says nothing. */
function useOnlookers(id: string): readonly Onlooker[] {
  const query = useQuery({
    queryKey: ['presence', id],
    queryFn: ({ signal }) => lookOn(id, signal),
    refetchInterval: 15_000,
    retry: false,
  })
  useEffect(() => {
    const leave = () => void lookAway(id)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [id])
  return query.data?.others ?? []
}

/** Colleagues who have the same case open: nobody need do twice what one of them has begun. */
export function Onlookers({ id }: { id: string }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const others = useOnlookers(id)
  const alone = others.length === 1
  const about = ({ name, post, minutes }: Onlooker) =>
    [alone ? '' : name, text(post?.name), say.opened(minutes)].filter(Boolean).join(' · ')
  return (
    <div className={styles.onlookers} data-screen-only>
      {others.length > 0 && <PeopleIcon />}
      {/* The minutes stand outside: they would be read aloud each time they change. */}
      <strong role="status">
        {others.length > 0 && say.looking(format.list(others.map(({ name }) => name)))}
      </strong>
      {others.map((one) => (
        <span key={one.name + one.since} className={styles.soft}>
          {about(one)}
        </span>
      ))}
    </div>
  )
}
