import { useQuery } from '@tanstack/react-query'
import { letters, type LetterView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import styles from './casework.module.css'
import { words } from './words'

/** The letters made out to whoever is signed in. */
export function useOwnLetters() {
  return useQuery({
    queryKey: ['letters', 'mine'],
    queryFn: ({ signal }) => letters({ mine: true }, signal),
    staleTime: 60_000,
  })
}

interface ReachProps {
  /** The letter's number and days, as they are said here. */
  said: React.ReactNode
  grants: LetterView['grants']
  soft?: boolean
}

/** How far a letter reaches: the powers in one line, their items when asked for. */
export function Reach({ said, grants, soft }: ReachProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (
    <details className={`${styles.letter} ${soft ? styles.soft : ''}`}>
      <summary>
        {said} ·{' '}
        {format.list(grants.map((one) => `${text(one.power.name)} ${say.letterItems(one.items.length)}`))}
      </summary>
      {grants.map((grant) => (
        <p key={grant.power.code}>
          {text(grant.power.name)}
          {format.colon}
          {format.list(grant.items.map((item) => text(item.name)))}
        </p>
      ))}
    </details>
  )
}
