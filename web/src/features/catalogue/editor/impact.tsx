import { useQuery } from '@tanstack/react-query'
import {
  revisionImpact,
  type ImpactGuide,
  type ImpactIndicator,
  type ImpactPackage,
  type ImpactPromise,
  type ImpactStanding,
  type Named,
} from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { Empty, PlainTable, Section } from '@/ui'
import { ChangeTag } from './differences'
import styles from './editor.module.css'
import { impactWords } from './impact-words'

/** "12 → 9"; "— → 9" where nothing was before. Also what stays is said of both sides: "3 → 3". */
export function movedFrom(before: string | undefined, after: string | undefined): string {
  return before === undefined && after === undefined ? '' : `${before ?? '—'} → ${after ?? '—'}`
}

type Figures = [before: number | undefined, after: number | undefined]

/** What changes about a package, in one sentence; of one that is new or gone the figures say it. */
function useChangeSaid() {
  const say = useWords(impactWords)
  const format = useFormats()
  return (one: ImpactPackage): string => {
    if (one.change !== 'changed') return ''
    const part = ([before, after]: Figures, fewer: (n: number) => string, more: (n: number) => string) => {
      if (before === undefined || after === undefined || before === after) return ''
      return after < before ? fewer(before - after) : more(after - before)
    }
    return format.list(
      [
        part([one.items_before, one.items_after], say.fewerItems, say.moreItems),
        part([one.materials_before, one.materials_after], say.fewerMaterials, say.moreMaterials),
        part([one.days_before, one.days_after], say.fewerDays, say.moreDays),
      ].filter(Boolean),
    )
  }
}

/** What would follow if the revision were published, package by package. */
export function Impact({ revision }: { revision: string }) {
  const say = useWords(impactWords)
  const query = useQuery({
    queryKey: ['editor', 'impact', revision],
    queryFn: ({ signal }) => revisionImpact(revision, signal),
  })
  return (
    <Loaded query={query}>
      {({ packages, guides, windows, cases, promises, standings, indicators }) =>
        [packages, guides, windows, cases, promises, standings, indicators].every(
          (list) => list.length === 0,
        ) ? (
          <Empty title={say.impactNone} />
        ) : (
          <>
            <p>{say.impactLead}</p>
            {standings.length > 0 && <Standings standings={standings} />}
            {packages.length > 0 && <Packages packages={packages} />}
            <Guides guides={guides} />
            <NamesOf title={say.impactWindows(windows.length)} names={windows} />
            {cases.length > 0 && <Cases cases={cases} />}
            {promises.length > 0 && <Promises promises={promises} />}
            {indicators.length > 0 && <Indicators indicators={indicators} />}
          </>
        )
      }
    </Loaded>
  )
}

function Packages({ packages }: { packages: readonly ImpactPackage[] }) {
  const say = useWords(impactWords)
  const text = useText()
  const changeOf = useChangeSaid()
  const figures = (before: number | undefined, after: number | undefined) =>
    movedFrom(before?.toString(), after?.toString())
  return (
    <PlainTable
      caption={say.impactPackagesLead}
      cards
      columns={[
        {
          id: 'name',
          title: say.impactPackages,
          cell: (one: ImpactPackage) => (
            <>
              {text(one.package.name)} <ChangeTag change={one.change} />
              <div className={styles.below}>{changeOf(one)}</div>
            </>
          ),
        },
        {
          id: 'days',
          title: say.impactDays,
          figure: true,
          cell: (one: ImpactPackage) => figures(one.days_before, one.days_after),
        },
        {
          id: 'materials',
          title: say.impactMaterials,
          figure: true,
          cell: (one: ImpactPackage) => figures(one.materials_before, one.materials_after),
        },
        {
          id: 'items',
          title: say.impactItems,
          figure: true,
          cell: (one: ImpactPackage) => figures(one.items_before, one.items_after),
        },
      ]}
      items={packages}
      id={(one) => one.package.code}
    />
  )
}

function Standings({ standings }: { standings: readonly ImpactStanding[] }) {
  const say = useWords(impactWords)
  const text = useText()
  const format = useFormats()
  return (
    <Section title={say.impactStandings}>
      <ul className={styles.bullets}>
        {standings.map((one) => (
          <li key={one.item.code}>
            <strong>{text(one.item.name)}</strong>
            {format.colon}
            {one.after ? text(one.after) : say.impactResumed}
            {one.packages.length > 0 &&
              say.impactClosedPackages(format.list(one.packages.map((other) => text(other.name))))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Whose page reads otherwise, and under which headings. */
function Guides({ guides }: { guides: readonly ImpactGuide[] }) {
  const say = useWords(impactWords)
  const text = useText()
  const format = useFormats()
  if (guides.length === 0) return null
  return (
    <details className={styles.fold} open={guides.length <= 8}>
      <summary>{say.impactGuides(guides.length)}</summary>
      <div className={styles.foldBody}>
        <ul className={styles.bullets}>
          {guides.map((one) => (
            <li key={one.guide.code}>
              {text(one.guide.name)}
              {one.change !== 'changed' && (
                <>
                  {' '}
                  <ChangeTag change={one.change} />
                </>
              )}
              {one.sections.length > 0 &&
                format.colon + say.guideSections(format.list(one.sections.map((heading) => text(heading))))}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

function NamesOf({ title, names }: { title: string; names: readonly Named[] }) {
  const text = useText()
  const format = useFormats()
  if (names.length === 0) return null
  return (
    <details className={styles.fold} open={names.length <= 8}>
      <summary>{title}</summary>
      <div className={styles.foldBody}>{format.list(names.map((one) => text(one.name) || one.code))}</div>
    </details>
  )
}

function Cases({ cases }: { cases: readonly { package: Named; running: number }[] }) {
  const say = useWords(impactWords)
  const text = useText()
  return (
    <Section title={say.impactCases}>
      <p className={styles.soft}>{say.impactCasesLead}</p>
      <ul className={styles.bullets}>
        {cases.map((one) => (
          <li key={one.package.code}>
            {text(one.package.name)} · {say.runningCount(one.running)}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Promises({ promises }: { promises: readonly ImpactPromise[] }) {
  const say = useWords(impactWords)
  const text = useText()
  return (
    <PlainTable
      caption={say.impactPromises}
      columns={[
        { id: 'item', title: say.impactItems, cell: (one: ImpactPromise) => text(one.item.name) },
        {
          id: 'days',
          title: say.impactPromises,
          figure: true,
          cell: (one: ImpactPromise) => movedFrom(String(one.days_before), String(one.days_after)),
        },
        { id: 'running', title: say.running, figure: true, cell: (one: ImpactPromise) => one.running },
        {
          id: 'adopt',
          title: say.impactCases,
          cell: (one: ImpactPromise) => (one.adoptable ? say.shorter : say.longer),
        },
      ]}
      items={promises}
      id={(one) => one.item.code}
    />
  )
}

function Indicators({ indicators }: { indicators: readonly ImpactIndicator[] }) {
  const say = useWords(impactWords)
  const text = useText()
  const format = useFormats()
  const figure = (one: ImpactIndicator, value: number | undefined) =>
    value === undefined ? undefined : `${format.number(value)}${one.unit === 'percent' ? '%' : say.times}`
  return (
    <PlainTable
      caption={say.impactIndicators}
      columns={[
        { id: 'name', title: say.indicator, cell: (one: ImpactIndicator) => text(one.name) },
        {
          id: 'value',
          title: say.beforeAfter,
          figure: true,
          cell: (one: ImpactIndicator) => movedFrom(figure(one, one.before), figure(one, one.after)),
        },
      ]}
      items={indicators}
      id={(one) => one.code}
    />
  )
}
