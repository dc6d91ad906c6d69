// Every address of the staff's surfaces. Filters live in them, so that a list can be sent to a colleague.
import type { Me } from '@/api'

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
export const approve = {
  ...common('approve'),
  letters: (search: Search = {}) => withSearch('/approve/letters', search),
  newLetter: () => '/approve/letters/new',
}
export const issue = common('issue')
export const supervise = {
  ...common('supervise'),
  overview: () => '/supervise',
  cases: (search: Search = {}) => withSearch('/supervise/cases', search),
  items: (search: Search = {}) => withSearch('/supervise/items', search),
  ratings: (search: Search = {}) => withSearch('/supervise/ratings', search),
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

/** After signing in: where one came from if one works there, else where one works. */
export function ownSurfacePath(me: Me, next: string | undefined): string {
  const safe = next && /^\/(?![/\\])/.test(next) ? next : undefined
  if (safe && me.surfaces.includes(surfaceOf(safe))) return safe
  const here = surfaceOf(window.location.pathname)
  return surfaceHome(me.surfaces.includes(here) ? here : (me.surfaces[0] ?? 'portal'))
}
