import { useQuery } from '@tanstack/react-query'
import { assessedCases, selfAssessment, type TaskList } from '@/api'
import { StateTag } from '@/case'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { Actions, Empty, Link, Page, PlainTable } from '@/ui'
import type { AssessmentPaths } from './paths'
import { words } from './words'

interface CasesProps {
  paths: AssessmentPaths
  item: string
  search: { year?: string; after?: string }
}

/** The cases the figures of a year are counted from. */
export function AssessedCasesPage({ paths, item, search }: CasesProps) {
  const say = useWords(words)
  const text = useText()
  const assessed = useQuery({
    queryKey: ['self-assessment', item, search.year],
    queryFn: ({ signal }) => selfAssessment(item, search.year, signal),
  })
  const query = useQuery({
    queryKey: ['assessed-cases', item, search.year, search.after],
    queryFn: ({ signal }) => assessedCases(item, search, signal),
  })
  return (
    <Loaded query={assessed} title={say.title}>
      {(view) => (
        <Loaded query={query} title={say.title}>
          {(list) => (
            <Page
              back={{ href: paths.assessment(item, { year: String(view.year) }), label: say.backToItem }}
              title={say.casesTitle(text(view.item.name), view.year)}
              lead={say.casesLead(list.total)}
            >
              {list.tasks.length === 0 ? (
                <Empty title={say.casesNone} />
              ) : (
                <Cases paths={paths} list={list} />
              )}
              {list.next && (
                <Actions>
                  <Link
                    href={paths.assessedCases(item, { year: String(view.year), after: list.next })}
                    button="secondary"
                  >
                    {say.more}
                  </Link>
                </Actions>
              )}
            </Page>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

function Cases({ paths, list }: { paths: AssessmentPaths; list: TaskList }) {
  const say = useWords(words)
  const format = useFormats()
  return (
    <PlainTable
      caption={say.cases}
      items={list.tasks}
      id={(one) => one.id}
      columns={[
        {
          id: 'number',
          title: say.number,
          cell: (one) => <Link href={paths.case(one.id)}>{one.number}</Link>,
        },
        { id: 'state', title: say.state, cell: (one) => <StateTag state={one.state} /> },
        {
          id: 'accepted',
          title: say.acceptedOn,
          figure: true,
          cell: (one) => (one.accepted_on ? format.day(one.accepted_on) : say.nothing),
        },
      ]}
    />
  )
}
