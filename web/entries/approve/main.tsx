import { lazyRouteComponent } from '@tanstack/react-router'
import { TaskListPage } from '@/features/casework/list-page'
import { listRoute, openDesk } from '@/shell/staff-router'
import { Frame } from './frame'

const assessments = () => import('./assessment-routes')
const letters = () => import('./letter-routes')

openDesk('approve', Frame, {
  '/': listRoute(TaskListPage),
  '/cases/$case': lazyRouteComponent(() => import('./case-routes'), 'CaseRoute'),
  '/letters': lazyRouteComponent(letters, 'LettersRoute'),
  '/letters/new': lazyRouteComponent(letters, 'NewLetterRoute'),
  '/manual/$item': lazyRouteComponent(() => import('./manual-route'), 'ManualRoute'),
  '/self-assessment': lazyRouteComponent(assessments, 'AssessmentsRoute'),
  '/self-assessment/$item': lazyRouteComponent(assessments, 'AssessmentRoute'),
  '/self-assessment/$item/cases': lazyRouteComponent(assessments, 'AssessedCasesRoute'),
  '/sign-in': lazyRouteComponent(() => import('@/features/people/staff-sign-in'), 'StaffSignIn'),
})
