import { lazy, Suspense } from 'react'
import { OverviewPage } from '@/features/oversight/overview-page'
import { words } from '@/features/oversight/words'
import { useWords } from '@/i18n'
import { useMe } from '@/shell'
import { Empty, Page, Waiting } from '@/ui'

const GuideReportsPage = lazy(() =>
  import('@/features/catalogue/reports/reports-page').then((file) => ({ default: file.GuideReportsPage })),
)
const ClockPage = lazy(() => import('@/features/oversight').then((file) => ({ default: file.ClockPage })))

/** Each finds what is theirs: the manager the hall, whoever keeps the catalogue
 *  what readers found wrong, the administrator of a demonstration its clock. */
export function FirstRoute() {
  const { me } = useMe()
  if (!me) return null
  if (me.roles.includes('manager')) return <OverviewPage />
  if (me.roles.includes('maintainer'))
    return (
      <Suspense fallback={<Waiting />}>
        <GuideReportsPage search={{}} />
      </Suspense>
    )
  if (me.demo && me.roles.includes('administrator'))
    return (
      <Suspense fallback={<Waiting />}>
        <ClockPage />
      </Suspense>
    )
  return <NothingHere />
}

function NothingHere() {
  const say = useWords(words)
  return (
    <Page title={say.nothingFor} width="column">
      <Empty title={say.nothingFor}>{say.nothingForText}</Empty>
    </Page>
  )
}
