import { lazyRouteComponent } from '@tanstack/react-router'
import { IssueListPage } from '@/features/delivery/issue/list-page'
import { listRoute, openDesk } from '@/shell/staff-router'
import { Frame } from './frame'

openDesk('issue', Frame, {
  '/': listRoute(IssueListPage),
  '/cases/$case': lazyRouteComponent(() => import('./case-routes'), 'CaseRoute'),
  '/sign-in': lazyRouteComponent(() => import('@/features/people/staff-sign-in'), 'StaffSignIn'),
})
