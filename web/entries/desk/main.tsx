import { lazyRouteComponent } from '@tanstack/react-router'
import { WindowListPage } from '@/features/window/list-page'
import { listRoute, openDesk } from '@/shell/staff-router'
import { Frame } from './frame'

const cases = () => import('./case-routes')

openDesk('desk', Frame, {
  '/': listRoute(WindowListPage),
  '/serve': lazyRouteComponent(cases, 'ServeRoute'),
  '/cases/$case': lazyRouteComponent(cases, 'CaseRoute'),
  '/sign-in': lazyRouteComponent(() => import('@/features/people/staff-sign-in'), 'StaffSignIn'),
})
