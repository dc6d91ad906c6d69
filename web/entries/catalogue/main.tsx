import { lazyRouteComponent } from '@tanstack/react-router'
import { openDesk } from '@/shell/staff-router'
import { Frame } from './frame'

const pages = () => import('./page-routes')

openDesk('catalogue', Frame, {
  '/': lazyRouteComponent(() => import('./list-route'), 'ListRoute'),
  '/revisions/$revision': lazyRouteComponent(pages, 'RevisionRoute'),
  '/revisions/$revision/records/$kind/$code': lazyRouteComponent(pages, 'RecordRoute'),
  '/revisions/$revision/preview/$code': lazyRouteComponent(pages, 'PreviewRoute'),
  '/sign-in': lazyRouteComponent(() => import('@/features/people/staff-sign-in'), 'StaffSignIn'),
})
