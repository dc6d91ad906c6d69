import { lazy, Suspense, useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import type { Me } from '@/api'
import { useText, useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import {
  Actions,
  Alert,
  Link,
  Mark,
  NavigationProvider,
  OfflineBanner,
  Page,
  SkipLink,
  useNavigate,
  Waiting,
  type Navigate,
} from '@/ui'
import { Help } from '@/ui/help'
import { MenuIcon } from '@/ui/icons'
import { useCentre } from './centre'
import { HallClock } from './hall-clock'
import { ProblemNote } from './problem-note'
import { useMe, useSessionEnded, useSignOut } from './session'
import styles from './staff-frame.module.css'
import { surfaceHome, surfaceOf, withSearch, type StaffSurface } from './staff-paths'
import { words } from './staff-words'
import { PreferenceSwitches } from './surface'
import { words as shellWords } from './words'

const Palette = lazy(() => import('@/ui/palette').then((file) => ({ default: file.Palette })))

export interface StaffPage {
  href: string
  label: string
  /** Pages under another address that belong to it. */
  also?: RegExp
  /** Only for whoever it concerns. */
  shownTo?: (me: Me) => boolean
}

interface StaffFrameProps {
  surface: StaffSurface
  pages: readonly StaffPage[]
  /** Where a search from the palette leads. */
  searchHref: (text: string) => string
}

/** The frame of every desk: one bar, as much room as possible for the work, help at the same place. */
export function StaffFrame({ surface, pages, searchHref }: StaffFrameProps) {
  const router = useRouter()
  // Of the page that stands, not of one still on its way. The router leaves its own first word out.
  const inside = useRouterState({
    select: ({ matches, location }) => matches.at(-1)?.pathname ?? location.pathname,
  })
  const path = inside === '/' ? `/${surface}` : `/${surface}${inside}`
  const navigate = useCallback<Navigate>(
    (href, how) => {
      if (surfaceOf(href) !== surface) {
        if (how?.replace) window.location.replace(href)
        else window.location.assign(href)
      } else if (how?.replace) router.history.replace(href)
      else router.history.push(href)
    },
    [router, surface],
  )
  const { help } = useCentre()
  const ended = useSessionEnded()
  return (
    <NavigationProvider navigate={navigate}>
      <div className={styles.frame}>
        <SkipLink />
        <Bar surface={surface} pages={pages} path={path} />
        <OfflineBanner />
        {ended && <SessionBanner surface={surface} />}
        <main id="main" className={`${styles.inner} ${styles.main}`} tabIndex={-1}>
          <Gate surface={surface} path={path} ended={ended}>
            <Outlet />
          </Gate>
        </main>
        <Help {...help} forStaff />
      </div>
      <GoTo pages={pages} searchHref={searchHref} />
    </NavigationProvider>
  )
}

function shownPages(pages: readonly StaffPage[], me: Me | null | undefined) {
  return me ? pages.filter((page) => page.shownTo?.(me) ?? true) : []
}

/** On a narrow screen all but the name of the desk is behind one button: the work begins at once. */
function Bar({ surface, pages, path }: Pick<StaffFrameProps, 'surface' | 'pages'> & { path: string }) {
  const say = useWords(words)
  const { me } = useMe()
  // Open until somebody goes elsewhere.
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === path
  const shown = shownPages(pages, me)
  const others = me?.surfaces.filter((one) => one !== surface) ?? []
  const current = (page: StaffPage) => page.href === path || Boolean(page.also?.test(path))
  return (
    <header className={`${styles.bar} on-dark`} data-screen-only>
      <div className={`${styles.inner} ${styles.row}`}>
        <Link href={surfaceHome(surface)} className={styles.brand}>
          <Mark size="1.6rem" />
          <span>{say[surface]}</span>
        </Link>
        <button
          type="button"
          className={styles.menu}
          aria-expanded={open}
          aria-controls="staff-menu"
          onClick={() => setOpenAt(open ? undefined : path)}
        >
          <MenuIcon />
          {say.menu}
        </button>
        <div id="staff-menu" className={styles.behind} data-open={open || undefined}>
          <nav className={styles.pages} aria-label={say.go}>
            {shown.map((page) => (
              <Link key={page.href} href={page.href} aria-current={current(page) ? 'page' : undefined}>
                {page.label}
              </Link>
            ))}
            {others.map((one) => (
              <Link key={one} href={surfaceHome(one)}>
                {one in say ? say[one as StaffSurface | 'portal'] : one}
              </Link>
            ))}
          </nav>
          <Aside me={me} />
        </div>
      </div>
    </header>
  )
}

function Aside({ me }: { me: Me | null | undefined }) {
  const say = useWords(words)
  const text = useText()
  const signOut = useSignOut()
  return (
    <div className={styles.aside}>
      <HallClock />
      <PreferenceSwitches />
      {me && (
        <>
          <span title={text(me.post?.name)}>
            {me.name}
            {me.windows[0] && ` ${me.windows[0].code}`}
          </span>
          <button type="button" onClick={() => signOut.mutate()}>
            {say.signOut}
          </button>
        </>
      )}
    </div>
  )
}

/** Ctrl+K: pages of this desk, or a search for what was typed. */
function GoTo({ pages, searchHref }: Pick<StaffFrameProps, 'pages' | 'searchHref'>) {
  const say = useWords(words)
  const { me } = useMe()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  const list = useMemo(
    () => [
      {
        keys: 'Control+k',
        label: say.palette,
        group: say.go,
        whileTyping: true,
        run: () => setOpen(true),
      },
    ],
    [say],
  )
  useShortcuts(list)
  if (!open || !me) return null
  const entries = [
    ...shownPages(pages, me).map((page) => ({
      id: page.href,
      label: page.label,
      run: () => navigate(page.href),
    })),
    ...(text.trim()
      ? [
          {
            id: 'search',
            label: `${say.search} ${text.trim()}`,
            run: () => navigate(searchHref(text.trim())),
          },
        ]
      : []),
  ]
  return (
    <Suspense>
      <Palette
        isOpen
        onClose={() => {
          setOpen(false)
          setText('')
        }}
        entries={entries}
        onText={setText}
      />
    </Suspense>
  )
}

interface GateProps {
  surface: StaffSurface
  path: string
  /** Whoever worked here was signed out by the server: what they typed stays in sight. */
  ended: boolean
  children: ReactNode
}

/** Desks open to those who work there; everybody else is shown the way. */
function Gate({ surface, path, ended, children }: GateProps) {
  const { me, error } = useMe()
  const navigate = useNavigate()
  const signingIn = path === `/${surface}/sign-in`
  const lost = me === null && !signingIn && !ended
  useEffect(() => {
    const here = window.location.pathname + window.location.search
    if (lost) navigate(withSearch(`/${surface}/sign-in`, { next: here }), { replace: true })
  }, [lost, navigate, surface])
  if (signingIn || ended) return children
  if (!me)
    return error ? <ProblemNote error={error} onRetry={() => window.location.reload()} /> : <Waiting />
  return me.surfaces.includes(surface) ? children : <WrongSurface me={me} surface={surface} />
}

function WrongSurface({ me, surface }: { me: Me; surface: StaffSurface }) {
  const say = useWords(words)
  const text = useText()
  const post = me.post ? ` · ${text(me.post.name)}` : ''
  return (
    <Page width="column" title={say.wrongSurface}>
      <p>{me.surfaces.length > 0 ? say.wrongSurfaceText(me.name, post) : say.noSurface}</p>
      <Actions>
        {me.surfaces.map((one) => (
          <Link key={one} href={surfaceHome(one)} button="primary">
            {one in say ? say[one as StaffSurface | 'portal'] : one}
          </Link>
        ))}
        <Link href={`/${surface}/sign-in`} button="secondary">
          {say.otherAccount}
        </Link>
      </Actions>
    </Page>
  )
}

function SessionBanner({ surface }: { surface: StaffSurface }) {
  const say = useWords(shellWords)
  const here = window.location.pathname + window.location.search
  return (
    <Alert tone="warn" title={say.signedOutBanner} announce>
      <Link href={withSearch(`/${surface}/sign-in`, { next: here })}>{say.signInAgain}</Link>
    </Alert>
  )
}
