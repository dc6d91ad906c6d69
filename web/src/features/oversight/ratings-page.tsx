import { useQuery } from '@tanstack/react-query'
import { badRatings, type RatingList } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { supervise } from '@/shell/staff-paths'
import { Actions, Empty, Link, Page, PlainTable } from '@/ui'
import { words } from './words'

/** The bad ratings behind the number of the first page, exactly as many. */
export function RatingsPage({ after }: { after: string | undefined }) {
  const say = useWords(words)
  const query = useQuery({
    queryKey: ['ratings', after],
    queryFn: ({ signal }) => badRatings(after, signal),
    refetchInterval: 15_000,
  })
  return (
    <Loaded query={query} title={say.bad_ratings}>
      {(list) => (
        <Page
          back={{ href: supervise.overview(), label: say.toOverview }}
          title={say.bad_ratings}
          above={`${list.total} ${say.rating}`}
          lead={say.badRatingsLead}
        >
          {list.ratings.length === 0 ? (
            <Empty title={say.noRatings} next={<Link href={supervise.overview()}>{say.toOverview}</Link>}>
              {say.noRatingsText}
            </Empty>
          ) : (
            <Rows list={list} />
          )}
          {list.next && (
            <Actions>
              <Link href={supervise.ratings({ after: list.next })} button="secondary">
                {say.moreRatings}
              </Link>
            </Actions>
          )}
        </Page>
      )}
    </Loaded>
  )
}

function Rows({ list }: { list: RatingList }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (
    <PlainTable
      caption={say.badRatingsLead}
      items={list.ratings}
      id={(one) => `${one.id} ${one.stage.code}`}
      columns={[
        {
          id: 'number',
          title: say.number,
          cell: (one) => (
            <Link href={supervise.case(one.id, { list: supervise.ratings() })}>{one.number}</Link>
          ),
        },
        { id: 'package', title: say.package, cell: (one) => text(one.package.name) },
        { id: 'stage', title: say.ratingStage, cell: (one) => text(one.stage.name) },
        { id: 'level', title: say.ratingLevel, cell: (one) => text(one.level.name) },
        {
          id: 'reasons',
          title: say.ratingReasons,
          cell: (one) => format.list(one.reasons.map((reason) => text(reason.name))) || '—',
        },
        { id: 'at', title: say.ratingTime, figure: true, cell: (one) => format.instant(one.at) },
      ]}
    />
  )
}
