import {
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { NotFound } from '@/shell'
import { makeStaffRouter } from '@/shell/staff-router'
import { Frame } from './frame'
import { ListRoute } from './list-route'

const cases = () => import('./case-routes')
const letters = () => import('./letter-routes')
const people = () => import('./people-routes')

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
const page = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component })

const tree = root.addChildren([
  page('/', ListRoute),
  page('/cases/$case', lazyRouteComponent(cases, 'CaseRoute')),
  page('/letters', lazyRouteComponent(letters, 'LettersRoute')),
  page('/letters/new', lazyRouteComponent(letters, 'NewLetterRoute')),
  page('/sign-in', lazyRouteComponent(people, 'SignInRoute')),
])

export const makeRouter = () => makeStaffRouter('approve', tree)
