import { useQuery } from '@tanstack/react-query'
import { selfAssessments, type SelfAssessmentList, type SelfAssessmentRow } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { Alert, Empty, Link, LinkTabs, Page, PlainTable, Section } from '@/ui'
import type { AssessmentPaths } from './paths'
import { words } from './words'

interface ListProps {
  paths: AssessmentPaths
  year: string | undefined
}

/** Every item in operation and its year; those without a conclusion first. */
export function AssessmentsPage({ paths, year }: ListProps) {
  const say = useWords(words)
  const format = useFormats()
  const query = useQuery({
    queryKey: ['self-assessments', year],
    queryFn: ({ signal }) => selfAssessments(year, signal),
  })
  return (
    <Loaded query={query} title={say.title}>
      {(list) => (
        <Page
          title={say.title}
          above={say.done(list.assessed, list.items.length)}
          lead={`${say.lead(list.year)} ${list.over ? say.due(format.day(list.due_on)) : say.running}`}
        >
          <LinkTabs
            label={say.years}
            chosen={String(list.year)}
            tabs={list.years.map((one) => ({
              id: String(one),
              label: say.yearOf(one),
              href: paths.assessments({ year: String(one) }),
            }))}
          />
          {list.overdue && <Alert tone="bad" title={say.overdueTitle(list.items.length - list.assessed)} />}
          {!list.recorded && <Alert title={say.noData}>{say.noDataText}</Alert>}
          {list.items.length === 0 ? (
            <Empty title={say.none}>{say.noneText}</Empty>
          ) : (
            byDepartment(list).map((items) => (
              <Items
                key={items[0]?.department.code}
                paths={paths}
                year={list.year}
                recorded={list.recorded}
                items={items}
              />
            ))
          )}
        </Page>
      )}
    </Loaded>
  )
}

/** In the order in which they have something to look at. */
function byDepartment({ items }: SelfAssessmentList): SelfAssessmentRow[][] {
  const departments = new Map<string, SelfAssessmentRow[]>()
  for (const one of items) {
    const known = departments.get(one.department.code)
    if (known) known.push(one)
    else departments.set(one.department.code, [one])
  }
  return [...departments.values()]
}

interface ItemsProps {
  paths: AssessmentPaths
  year: number
  recorded: boolean
  items: readonly SelfAssessmentRow[]
}

function Items({ paths, year, recorded, items }: ItemsProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const said: Record<string, string> = say.conclusions
  const shown = (count: number) => (recorded ? format.number(count) : say.nothing)
  const department = items[0] ? text(items[0].department.name) : ''
  return (
    <Section title={department}>
      <PlainTable
        caption={say.caption(department)}
        items={items}
        id={(one) => one.item.code}
        columns={[
          {
            id: 'item',
            title: say.item,
            cell: (one) => (
              <Link href={paths.assessment(one.item.code, { year: String(year) })}>
                {text(one.item.name)}
              </Link>
            ),
          },
          { id: 'filed', title: say.filed, figure: true, cell: (one) => shown(one.filed) },
          { id: 'decided', title: say.decided, figure: true, cell: (one) => shown(one.decided) },
          { id: 'findings', title: say.findings, figure: true, cell: (one) => shown(one.findings) },
          {
            id: 'conclusion',
            title: say.conclusion,
            cell: (one) =>
              one.conclusion ? (
                <>
                  <strong>{said[one.conclusion]}</strong>
                  {one.late_days > 0 && ` · ${say.lateBy(one.late_days)}`}
                </>
              ) : (
                say.open
              ),
          },
        ]}
      />
    </Section>
  )
}
