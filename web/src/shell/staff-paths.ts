// Every address of the staff's surfaces. Filters live in them, so that a list can be sent to a colleague.
import type { Me } from '@/api'
import { ownPath, portal } from './paths'

type Search = Readonly<Record<string, string | undefined>>

export const staffSurfaces = ['desk', 'approve', 'issue', 'supervise', 'catalogue'] as const
export type StaffSurface = (typeof staffSurfaces)[number]

const part = encodeURIComponent

/** The same address with some parameters changed; an empty one is left out. */
export function withSearch(path: string, search: Search): string {
  const known = Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const text = new URLSearchParams(known).toString()
  return text ? `${path}?${text}` : path
}

const common = (surface: StaffSurface) => ({
  list: (search: Search = {}) => withSearch(`/${surface}`, search),
  case: (id: string, search: Search = {}) => withSearch(`/${surface}/cases/${part(id)}`, search),
  signIn: (next?: string) => withSearch(`/${surface}/sign-in`, { next }),
})

export const desk = {
  ...common('desk'),
  serve: (search: Search = {}) => withSearch('/desk/serve', search),
}
/** The yearly self-assessment stands where its reader works: the head's surface, and the manager's. */
const assessing = (surface: StaffSurface) => ({
  assessments: (search: Search = {}) => withSearch(`/${surface}/self-assessment`, search),
  assessment: (item: string, search: Search = {}) =>
    withSearch(`/${surface}/self-assessment/${part(item)}`, search),
  assessedCases: (item: string, search: Search = {}) =>
    withSearch(`/${surface}/self-assessment/${part(item)}/cases`, search),
})

export const approve = {
  ...common('approve'),
  ...assessing('approve'),
  letters: (search: Search = {}) => withSearch('/approve/letters', search),
  manual: (item: string, search: Search = {}) => withSearch(`/approve/manual/${part(item)}`, search),
  newLetter: () => '/approve/letters/new',
}
export const issue = common('issue')
export const supervise = {
  ...common('supervise'),
  ...assessing('supervise'),
  overview: () => '/supervise',
  cases: (search: Search = {}) => withSearch('/supervise/cases', search),
  items: (search: Search = {}) => withSearch('/supervise/items', search),
  ratings: (search: Search = {}) => withSearch('/supervise/ratings', search),
  guideReports: (search: Search = {}) => withSearch('/supervise/guide-reports', search),
  clock: () => '/supervise/clock',
  indicators: () => '/supervise/indicators',
}
/** Codes of kept files are their paths: the slash in them belongs to the code. */
export const catalogue = {
  list: (search: Search = {}) => withSearch('/catalogue', search),
  revision: (id: string, search: Search = {}) => withSearch(`/catalogue/revisions/${part(id)}`, search),
  record: (id: string, kind: string, code: string, search: Search = {}) =>
    withSearch(`/catalogue/revisions/${part(id)}/records/${part(kind)}/${part(code)}`, search),
  preview: (id: string, code: string, search: Search = {}) =>
    withSearch(`/catalogue/revisions/${part(id)}/preview/${part(code)}`, search),
}

/** The first page of a surface. */
export function surfaceHome(surface: string): string {
  return surface === 'portal' ? '/' : `/${surface}`
}

export function surfaceOf(path: string): string {
  const first = /^\/([a-z]+)/.exec(path)?.[1] ?? ''
  return staffSurfaces.find((surface) => surface === first) ?? 'portal'
}

/** The desks of somebody, in the server's words: a new one needs no word here. */
export function workplacesOf(me: Me): string[] {
  return me.surfaces.filter((surface) => surface !== 'portal')
}

/** Where somebody works; whoever has several desks chooses. */
export function workplace(me: Me): string | undefined {
  const [first, ...others] = workplacesOf(me)
  if (!first) return undefined
  return others.length > 0 ? portal.workplaces() : surfaceHome(first)
}

/** Does this address lie at one of their desks? */
export function atDesk(me: Me, path: string): boolean {
  const first = /^\/([a-z]+)/.exec(path)?.[1] ?? ''
  return workplacesOf(me).includes(first)
}

/** After signing in at the portal: staff go to their work, everybody else to where they came from. */
export function afterSignIn(me: Me, next: string | undefined): string {
  const work = workplace(me)
  if (!work || me.surfaces.includes('portal')) return ownPath(next)
  return next && ownPath(next) === next && atDesk(me, next) ? next : work
}

/** After signing in: where one came from if one works there, else where one works. */
export function ownSurfacePath(me: Me, next: string | undefined): string {
  const safe = next && /^\/(?![/\\])/.test(next) ? next : undefined
  if (safe && me.surfaces.includes(surfaceOf(safe))) return safe
  const here = surfaceOf(window.location.pathname)
  return surfaceHome(me.surfaces.includes(here) ? here : (me.surfaces[0] ?? 'portal'))
}
