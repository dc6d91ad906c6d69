import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { search, type SearchHit } from '@/api'
import { useLanguage, useText, useWords } from '@/i18n'
import { portal } from '@/shell'
import { Button, Link, MarkChinese, Tag, useNavigate } from '@/ui'
import { SearchIcon } from '@/ui/icons'
import { StandingTag } from '../standing'
import styles from './search.module.css'
import { words } from './words'

export function hitHref(hit: SearchHit): string {
  return hit.kind === 'package' ? portal.guide(hit.code) : portal.item(hit.code)
}

function useSettled(text: string, delay: number): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), delay)
    return () => clearTimeout(timer)
  }, [text, delay])
  return settled
}

export function useHits(text: string) {
  const wanted = text.trim()
  return useQuery({
    queryKey: ['catalogue', 'search', wanted],
    queryFn: ({ signal }) => search(wanted, signal),
    enabled: wanted !== '',
    placeholderData: wanted === '' ? undefined : keepPreviousData,
    staleTime: 60_000,
  })
}

/** Arrows go from the box into the list and back; everything in it is a plain link. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('input, [data-hit] a')]
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = stops[at + (event.key === 'ArrowDown' ? 1 : -1)]
  if (!next) return
  event.preventDefault()
  next.focus()
}

export function SearchBox({ initial = '' }: { initial?: string }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(initial)
  const settled = useSettled(text, 120)
  const query = useHits(settled)
  // What was found for the words one came with stands on the page already.
  const asked = settled.trim() !== '' && settled !== initial
  const hits = asked ? (query.data?.hits ?? []) : []
  return (
    // The arrow keys only move the focus between controls that Tab reaches as well.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div role="search" className={styles.search} onKeyDown={moveFocus}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim()) navigate(portal.search(text.trim()))
          else input.current?.focus()
        }}
      >
        <label className={styles.label} htmlFor="search-text">
          {say.label}
        </label>
        <div className={styles.box}>
          <input
            ref={input}
            id="search-text"
            className={styles.input}
            value={text}
            onChange={(event) => setText(event.target.value)}
            type="search"
            name="q"
            autoComplete="off"
            enterKeyHint="search"
            maxLength={60}
            placeholder={say.placeholder}
          />
          <Button kind="primary" type="submit" icon={<SearchIcon />}>
            {say.go}
          </Button>
        </div>
      </form>
      <div role="status" className={styles.count}>
        {asked && query.data && !query.isPlaceholderData ? say.hits(hits.length) : ''}
      </div>
      {hits.length > 0 && <Hits hits={hits.slice(0, 6)} />}
    </div>
  )
}

/** Why something is in the list whose name does not show it. */
function Why({ why }: { why: NonNullable<SearchHit['why']> }) {
  const say = useWords(words)
  const { language } = useLanguage()
  // In English the English name is the name.
  if (language === 'en' && why.by === 'english') return null
  const told = (say.found as Readonly<Record<string, (matched: string) => string>>)[why.by]
  if (!told) return null
  return (
    <>
      {' · '}
      <MarkChinese>{told(why.matched)}</MarkChinese>
    </>
  )
}

export function Hits({ hits }: { hits: readonly SearchHit[] }) {
  const say = useWords(words)
  const text = useText()
  return (
    <ul className={styles.hits}>
      {hits.map((hit) => (
        <li key={`${hit.kind} ${hit.code}`} data-hit>
          <Link href={hitHref(hit)} className={styles.hit}>
            <span className={styles.hitName}>
              {text(hit.name)}{' '}
              <Tag tone={hit.kind === 'package' ? 'brand' : 'plain'}>
                {hit.kind === 'package' ? say.package : say.item}
              </Tag>{' '}
              {hit.kind === 'package' ? (
                hit.standing && <Tag tone="warn">{say.closed}</Tag>
              ) : (
                <StandingTag standing={hit.standing} />
              )}
            </span>
            <span className={styles.hitAbout}>
              {text(hit.about)}
              {hit.why && <Why why={hit.why} />}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
