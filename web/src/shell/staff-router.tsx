import { createRouter, type AnyRoute } from '@tanstack/react-router'
import { Waiting } from '@/ui'
import { Broken, NotFound } from './broken'
import { parseSearch, stringifySearch } from './search-text'
import type { StaffSurface } from './staff-paths'

/** Every desk lives under its own first word: /desk, /approve, /issue, /supervise. */
export function makeStaffRouter(surface: StaffSurface, routeTree: AnyRoute) {
  return createRouter({
    routeTree,
    basepath: `/${surface}`,
    parseSearch,
    stringifySearch,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    defaultPendingComponent: Waiting,
    defaultPendingMs: 300,
    scrollRestoration: true,
  })
}
