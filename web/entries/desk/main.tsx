import { lazyRouteComponent } from '@tanstack/react-router'
import { listRoute, openDesk } from '@/shell/staff-router'
import { DeskList } from './desk-list'
import { Frame } from './frame'

const cases = () => import('./case-routes')

openDesk('desk', Frame, {
  '/': listRoute(DeskList),
  '/serve': lazyRouteComponent(cases, 'ServeRoute'),
  '/cases/$case': lazyRouteComponent(cases, 'CaseRoute'),
  '/sign-in': lazyRouteComponent(() => import('@/features/people/staff-sign-in'), 'StaffSignIn'),
})
