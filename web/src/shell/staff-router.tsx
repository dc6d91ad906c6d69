import {
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
  useSearch,
  type RouteComponent,
} from '@tanstack/react-router'
import { Waiting } from '@/ui'
import { Broken, NotFound } from './broken'
import { parseSearch, stringifySearch } from './search-text'
import type { StaffSurface } from './staff-paths'
import { mount } from './surface'
import type { ListSearch } from './worklist'

/** Every desk lives under its own first word: /desk, /approve, /issue, /supervise. */
function deskRouter(surface: StaffSurface, frame: RouteComponent, pages: Record<string, RouteComponent>) {
  const root = createRootRoute({ component: frame, notFoundComponent: NotFound })
  const routes = Object.entries(pages).map(([path, component]) =>
    createRoute({ getParentRoute: () => root, path, component }),
  )
  return createRouter({
    routeTree: root.addChildren(routes),
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

/** Called once by the entry of a desk: its frame, and its pages by their paths. */
export function openDesk(
  surface: StaffSurface,
  frame: RouteComponent,
  pages: Record<string, RouteComponent>,
) {
  mount('desk', <RouterProvider router={deskRouter(surface, frame, pages)} />)
}

/** The page of a list, shaped by what stands in the address. */
export function listRoute(List: (props: { search: ListSearch }) => React.ReactNode) {
  return function ListRoute() {
    return <List search={useSearch({ strict: false })} />
  }
}
