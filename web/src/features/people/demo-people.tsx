import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { demoAccounts } from '@/api'
import { useText, useWords } from '@/i18n'
import { surfaceHome } from '@/shell/staff-paths'
import { words as staffWords } from '@/shell/staff-words'
import { Button, More, TextField } from '@/ui'
import styles from './people.module.css'
import { words } from './words'

type Account = Awaited<ReturnType<typeof demoAccounts>>['accounts'][number]
type Pick = (account: { account: string; password: string }) => void

/** The leading people of a demonstration have short accounts; every other post has one named after it. */
const longestOfALead = 12

/** By the page they begin on, in the order in which the first of each stands in the list. */
export function byPlace(accounts: readonly Account[]): [place: string, people: Account[]][] {
  const places = new Map<string, Account[]>()
  for (const one of accounts) {
    const place = one.surfaces.find((surface) => surface !== 'portal') ?? 'portal'
    places.set(place, [...(places.get(place) ?? []), one])
  }
  return [...places]
}

/** Whose name, post or account has all the words, in whatever order. */
export function matching(accounts: readonly Account[], sought: string): Account[] {
  const wanted = sought.toLowerCase().split(/\s+/).filter(Boolean)
  return accounts.filter((one) => {
    const known = [one.account, one.name, one.post.zh, one.post.en].join(' ').toLowerCase()
    return wanted.every((word) => known.includes(word))
  })
}

/** Only a demo database answers this question at all. */
export function DemoPeople({ onPick }: { onPick: Pick }) {
  const say = useWords(words)
  const names: Readonly<Record<string, unknown>> = useWords(staffWords)
  const query = useQuery({
    queryKey: ['demo', 'accounts'],
    queryFn: ({ signal }) => demoAccounts(signal),
    retry: false,
    staleTime: Infinity,
  })
  const [sought, setSought] = useState('')
  if (!query.data?.accounts.length) return null
  const found = sought.trim() ? matching(query.data.accounts, sought) : undefined
  const nameOf = (place: string) => {
    const name = place === 'portal' ? say.demoApplicants : names[place]
    return typeof name === 'string' ? name : place
  }
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{say.demo}</h2>
      <p>{say.demoText}</p>
      <TextField
        name="demo-search"
        label={say.demoSearch}
        optional
        value={sought}
        onChange={setSought}
        width="medium"
      />
      {found && (
        <>
          <p role="status">{say.demoFound(found.length)}</p>
          <People people={found} onPick={onPick} />
        </>
      )}
      {!found &&
        byPlace(query.data.accounts).map(([place, people]) => (
          <Place
            key={place}
            name={nameOf(place)}
            address={surfaceHome(place)}
            people={people}
            onPick={onPick}
          />
        ))}
    </section>
  )
}

interface PlaceProps {
  name: string
  address: string
  people: readonly Account[]
  onPick: Pick
}

function Place({ name, address, people, onPick }: PlaceProps) {
  const say = useWords(words)
  const leads = people.filter((one) => one.account.length <= longestOfALead)
  const others = people.filter((one) => one.account.length > longestOfALead)
  return (
    <div>
      <h3>
        {name} <code>{address}</code>
      </h3>
      <People people={leads} onPick={onPick} />
      {others.length > 0 && (
        <More summary={say.demoOthers(others.length)}>
          <People people={others} onPick={onPick} />
        </More>
      )}
    </div>
  )
}

function People({ people, onPick }: { people: readonly Account[]; onPick: Pick }) {
  const say = useWords(words)
  const text = useText()
  return (
    <ul>
      {people.map((one) => (
        <li key={one.account}>
          <Button onPress={() => onPick({ account: one.account, password: one.password })}>
            <span lang="zh-CN">{one.name}</span> · {text(one.post)}
          </Button>
          {one.identity && <span className="tabular">{say.demoIdentity(one.identity)}</span>}
        </li>
      ))}
    </ul>
  )
}
