import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  type RouteComponent,
} from '@tanstack/react-router'
import { Broken, NotFound, parseSearch, stringifySearch } from '@/shell'
import { Waiting } from '@/ui'
import { Frame } from './frame'
import { HomeRoute } from './home-route'

// Pages travel in a few parcels: home with the entry itself, the others when they are needed.
const guide = () => import('./guide-routes')
const people = () => import('./people-routes')
const apply = () => import('./apply-routes')
const cases = () => import('./case-routes')

const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
const page = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => root, path, component })

const draft = page('/drafts/$draft', lazyRouteComponent(apply, 'DraftRoute'))
const draftPage = (path: string, component: RouteComponent) =>
  createRoute({ getParentRoute: () => draft, path, component })

const tree = root.addChildren([
  page('/', HomeRoute),
  page('/search', lazyRouteComponent(guide, 'SearchRoute')),
  page('/licences', lazyRouteComponent(guide, 'LicencesRoute')),
  page('/guide/$package', lazyRouteComponent(guide, 'GuideRoute')),
  page('/item/$item', lazyRouteComponent(guide, 'ItemRoute')),
  page('/start/$package', lazyRouteComponent(guide, 'StartRoute')),
  page('/start/$package/$question', lazyRouteComponent(guide, 'StartRoute')),
  page('/plan/$package', lazyRouteComponent(guide, 'PlanRoute')),
  page('/sign-in', lazyRouteComponent(people, 'SignInRoute')),
  page('/register', lazyRouteComponent(people, 'RegisterRoute')),
  page('/workplaces', lazyRouteComponent(people, 'WorkplacesRoute')),
  page('/apply/$package', lazyRouteComponent(apply, 'BeginRoute')),
  draft.addChildren([
    draftPage('/form/$page', lazyRouteComponent(apply, 'FormRoute')),
    draftPage('/materials', lazyRouteComponent(apply, 'MaterialsRoute')),
    draftPage('/review', lazyRouteComponent(apply, 'ReviewRoute')),
  ]),
  page('/cases', lazyRouteComponent(cases, 'MattersRoute')),
  page('/cases/$case', lazyRouteComponent(cases, 'CaseRoute')),
  page('/cases/$case/done', lazyRouteComponent(cases, 'DoneRoute')),
  page('/cases/$case/correction', lazyRouteComponent(cases, 'CorrectionRoute')),
  page('/cases/$case/results', lazyRouteComponent(cases, 'ResultsRoute')),
  page('/check', lazyRouteComponent(cases, 'CheckRoute')),
  page('/progress', lazyRouteComponent(cases, 'ProgressRoute')),
  page(
    '/guide-report',
    lazyRouteComponent(() => import('./report-routes'), 'GuideAnswerRoute'),
  ),
])

export function makeRouter() {
  return createRouter({
    routeTree: tree,
    parseSearch,
    stringifySearch,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    defaultPendingComponent: Waiting,
    defaultPendingMs: 300,
    // Page puts the top of a new page into view; going back returns to where one was.
    scrollRestoration: true,
  })
}

/** When the first page stands and nothing else is to do, fetch what most people open next. */
export function fetchAhead() {
  const idle = window.requestIdleCallback ?? ((run: () => void) => setTimeout(run, 1_500))
  idle(() => void guide())
}
