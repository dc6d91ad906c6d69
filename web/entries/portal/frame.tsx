import { useCallback, useMemo } from 'react'
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { CallBack } from '@/features/care/call-back'
import { useWords } from '@/i18n'
import { usePreferences } from '@/preferences'
import {
  portal,
  PreferenceSwitches,
  shellWords,
  useCentre,
  useLeadsToDesk,
  useMe,
  useSessionEnded,
  useSignOut,
} from '@/shell'
import { workplace } from '@/shell/staff-paths'
import { Alert, CallMeLink, HelpLink, Link, NavigationProvider, PageFrame, type Navigate } from '@/ui'
import { words } from './words'

/** The portal's frame: the same on every page. */
export function Frame() {
  const say = useWords(words)
  const router = useRouter()
  const location = useRouterState({ select: (state) => state.location })
  const leadsToDesk = useLeadsToDesk()
  const navigate = useCallback<Navigate>(
    (href, how) => {
      if (leadsToDesk(href)) {
        if (how?.replace) window.location.replace(href)
        else window.location.assign(href)
      } else if (how?.replace) router.history.replace(href)
      else router.history.push(href)
    },
    [router, leadsToDesk],
  )
  const path = location.pathname
  const { help, centre } = useCentre()
  const navigation = useMemo(
    () => [
      { href: portal.home(), label: say.home, current: path === '/' },
      { href: portal.matters(), label: say.matters, current: /^\/(cases|drafts)/.test(path) },
      { href: portal.progress(), label: say.progress, current: path === '/progress' },
    ],
    [say, path],
  )
  return (
    <NavigationProvider navigate={navigate}>
      <PageFrame
        homeHref={portal.home()}
        navigation={navigation}
        centre={centre}
        switches={<PreferenceSwitches />}
        person={<Person here={location.href} />}
        help={{ ...help, callBack: <CallBack /> }}
        banner={<SessionBanner here={location.href} />}
      >
        <Outlet />
      </PageFrame>
    </NavigationProvider>
  )
}

function Person({ here }: { here: string }) {
  const say = useWords(words)
  const { preferences } = usePreferences()
  const { help } = useCentre()
  const elder = preferences.mode === 'elder'
  const { me } = useMe()
  const signOut = useSignOut()
  const work = me && workplace(me)
  return (
    <>
      <HelpLink rings={elder && 'phone' in help ? help.phone : undefined} />
      {elder && <CallMeLink />}
      {me ? (
        <>
          {work && <Link href={work}>{say.workplace}</Link>}
          <Link href={portal.matters()}>{me.name}</Link>
          <button type="button" onClick={() => signOut.mutate()}>
            {say.signOut}
          </button>
        </>
      ) : (
        <>
          <Link href={portal.signIn(here === '/' ? undefined : here)}>{say.signIn}</Link>
          <Link href={portal.register()}>{say.register}</Link>
        </>
      )}
    </>
  )
}

function SessionBanner({ here }: { here: string }) {
  const say = useWords(shellWords)
  const ended = useSessionEnded()
  if (!ended) return null
  return (
    <Alert tone="warn" title={say.signedOutBanner} announce>
      <Link href={portal.signIn(here)}>{say.signInAgain}</Link>
    </Alert>
  )
}
