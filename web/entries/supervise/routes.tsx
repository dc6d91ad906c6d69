import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { NotFound } from '@/shell'
import { makeStaffRouter } from '@/shell/staff-router'
import { FirstRoute } from './first-route'
import { Frame } from './frame'

const lists = () => import('./list-routes')
const pages = () => import('./page-routes')
const people = () => import('./people-routes')

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
const page = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component })

const tree = root.addChildren([
  page('/', FirstRoute),
  page('/items', lazyRouteComponent(lists, 'ItemsRoute')),
  page('/cases', lazyRouteComponent(lists, 'CasesRoute')),
  page('/cases/$case', lazyRouteComponent(pages, 'CaseRoute')),
  page('/indicators', lazyRouteComponent(pages, 'IndicatorsRoute')),
  page('/clock', lazyRouteComponent(pages, 'ClockRoute')),
  page('/sign-in', lazyRouteComponent(people, 'SignInRoute')),
])

export const makeRouter = () => makeStaffRouter('supervise', tree)
