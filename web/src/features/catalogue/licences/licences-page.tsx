import { useEffect, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { licences, type BusinessLicenceView, type LicenceListView } from '@/api'
import { useText, useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { Empty, Link, Page, PlainTable, Tag, useNavigate, type Tone } from '@/ui'
import { StandingTag } from '../standing'
import { matching } from './matching'
import styles from './licences.module.css'
import { words } from './words'

const tones: Record<string, Tone> = { cancelled: 'good', record: 'good', commitment: 'info' }

/** What a business needs a permission for, how each was reformed, and where it is done. */
export function LicencesPage({ mode, text }: { mode: string | undefined; text: string }) {
  const query = useQuery({
    queryKey: ['catalogue', 'licences'],
    queryFn: ({ signal }) => licences(signal),
    staleTime: 300_000,
  })
  const say = useWords(words)
  return (
    <Page title={say.title} lead={say.lead} back={{ href: portal.home(), label: say.home }}>
      <Loaded query={query}>
        {(list) =>
          list.name ? (
            <Licences list={list} mode={mode} text={text} />
          ) : (
            <Empty title={say.none} next={<Link href={portal.home()}>{say.home}</Link>}>
              {say.noneText}
            </Empty>
          )
        }
      </Loaded>
    </Page>
  )
}

interface LicencesProps {
  list: LicenceListView
  mode: string | undefined
  text: string
}

/** The address follows what is typed, so that a list found can be sent to somebody else. */
function useTyped(mode: string | undefined, text: string) {
  const navigate = useNavigate()
  const [typed, setTyped] = useState(text)
  useEffect(() => {
    if (typed.trim() === text) return
    const timer = setTimeout(
      () => navigate(portal.licences({ mode, text: typed.trim() }), { replace: true }),
      250,
    )
    return () => clearTimeout(timer)
  }, [typed, text, mode, navigate])
  return [typed, setTyped] as const
}

function Licences({ list, mode, text: initial }: LicencesProps) {
  const say = useWords(words)
  const text = useText()
  const [typed, setTyped] = useTyped(mode, initial)
  const chosen = list.modes.find((one) => one.code === mode)
  const found = matching(list.licences, chosen?.code, typed)
  return (
    <>
      <p className={styles.about}>{text(list.note)}</p>
      <div role="search" className={styles.find} data-screen-only>
        <div>
          <label className={styles.label} htmlFor="licences-text">
            {say.search}
          </label>
          <input
            id="licences-text"
            className={styles.input}
            type="search"
            name="q"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            autoComplete="off"
            maxLength={60}
            placeholder={say.hint}
          />
        </div>
        <Modes list={list} mode={chosen?.code} typed={typed.trim()} />
      </div>
      {chosen && <p className={styles.about}>{text(chosen.about)}</p>}
      <div role="status" className={styles.soft}>
        {say.found(found.length)}
      </div>
      {found.length > 0 ? (
        <Found found={found} list={list} />
      ) : (
        <Empty title={say.noHits} next={<Link href={portal.licences()}>{say.showAll}</Link>}>
          {say.noHitsText} {say.noHitsSelection}
        </Empty>
      )}
      <p className={styles.soft}>
        {say.source}
        <span lang="zh-CN">{list.source}</span>
      </p>
    </>
  )
}

function Modes({ list, mode, typed }: { list: LicenceListView; mode: string | undefined; typed: string }) {
  const say = useWords(words)
  const text = useText()
  const choice = (code: string | undefined, name: string, count: number) => (
    <li key={code ?? 'all'}>
      <Link
        href={portal.licences({ mode: code, text: typed })}
        aria-current={code === mode ? 'true' : undefined}
      >
        {name} <span className={styles.soft}>{count}</span>
      </Link>
    </li>
  )
  return (
    <nav aria-label={say.filter}>
      <ul className={styles.modes}>
        {choice(undefined, say.all, list.licences.length)}
        {list.modes.map((one) => choice(one.code, text(one.name), one.licences))}
      </ul>
    </nav>
  )
}

function Found({ found, list }: { found: readonly BusinessLicenceView[]; list: LicenceListView }) {
  const say = useWords(words)
  return (
    <PlainTable
      caption={say.title}
      items={found}
      id={(one) => one.code}
      columns={[
        { id: 'licence', title: say.licence, cell: (one) => <Name one={one} /> },
        { id: 'reform', title: say.reform, cell: (one) => <Reform one={one} list={list} /> },
        { id: 'items', title: say.items, cell: (one) => <Items one={one} /> },
        { id: 'packages', title: say.packages, cell: (one) => <Packages one={one} /> },
      ]}
    />
  )
}

function Name({ one }: { one: BusinessLicenceView }) {
  const say = useWords(words)
  const text = useText()
  return (
    <span className={styles.name}>
      <strong>{text(one.name)}</strong>
      <span className={styles.soft}>{text(one.authority)}</span>
      <span className={styles.soft}>
        {say.basis}
        <span lang="zh-CN">{one.basis.join('；')}</span>
      </span>
    </span>
  )
}

function Reform({ one, list }: { one: BusinessLicenceView; list: LicenceListView }) {
  const say = useWords(words)
  const text = useText()
  const mode = list.modes.find(({ code }) => code === one.mode)
  return (
    <span className={styles.reform}>
      {mode && <Tag tone={tones[one.mode] ?? 'plain'}>{text(mode.name)}</Tag>}
      <span>{text(one.measures)}</span>
      {!one.mode_certain && <span className={styles.soft}>{say.likely}</span>}
    </span>
  )
}

function Items({ one }: { one: BusinessLicenceView }) {
  const say = useWords(words)
  const text = useText()
  if (one.items.length === 0)
    return <span className={styles.soft}>{one.district ? say.noItems : say.notDistrict}</span>
  return (
    <ul className={styles.links}>
      {one.items.map(({ code, name }) => (
        <li key={code}>
          <Link href={portal.item(code)}>{text(name)}</Link>{' '}
          <StandingTag standing={one.standings.find((standing) => standing.item.code === code)} />
        </li>
      ))}
    </ul>
  )
}

function Packages({ one }: { one: BusinessLicenceView }) {
  const say = useWords(words)
  const text = useText()
  if (one.packages.length === 0) return <span className={styles.soft}>{say.noPackages}</span>
  return (
    <ul className={styles.links}>
      {one.packages.map(({ code, name }) => (
        <li key={code}>
          <Link href={portal.guide(code)}>{text(name)}</Link>
        </li>
      ))}
    </ul>
  )
}
