import { lazyRouteComponent } from '@tanstack/react-router'
import { openDesk } from '@/shell/staff-router'
import { FirstRoute } from './first-route'
import { Frame } from './frame'

const lists = () => import('./list-routes')
const assessments = () => import('./assessment-routes')
const pages = () => import('./page-routes')

openDesk('supervise', Frame, {
  '/': FirstRoute,
  '/items': lazyRouteComponent(lists, 'ItemsRoute'),
  '/cases': lazyRouteComponent(lists, 'CasesRoute'),
  '/cases/$case': lazyRouteComponent(pages, 'CaseRoute'),
  '/indicators': lazyRouteComponent(pages, 'IndicatorsRoute'),
  '/ratings': lazyRouteComponent(pages, 'RatingsRoute'),
  '/self-assessment': lazyRouteComponent(assessments, 'AssessmentsRoute'),
  '/self-assessment/$item': lazyRouteComponent(assessments, 'AssessmentRoute'),
  '/self-assessment/$item/cases': lazyRouteComponent(assessments, 'AssessedCasesRoute'),
  '/guide-reports': lazyRouteComponent(() => import('./report-routes'), 'GuideReportsRoute'),
  '/clock': lazyRouteComponent(pages, 'ClockRoute'),
  '/sign-in': lazyRouteComponent(() => import('@/features/people/staff-sign-in'), 'StaffSignIn'),
})
