import { useQuery } from '@tanstack/react-query'
import { catalogueReport, type CatalogueReport, type IndicatorView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { Descriptions, Page, PlainTable, Section } from '@/ui'
import styles from './oversight.module.css'
import { words } from './words'

/** What the catalogue says of the centre by itself; every number can be taken apart down to its items. */
export function IndicatorsPage() {
  const say = useWords(words)
  const query = useQuery({
    queryKey: ['catalogue', 'report'],
    queryFn: ({ signal }) => catalogueReport(signal),
  })
  return (
    <Loaded query={query} title={say.indicators}>
      {(report) => (
        <Page title={say.indicators} lead={say.indicatorsLead}>
          <Contents report={report} />
          <Values report={report} />
          {report.indicators.map((one) => (
            <Made key={one.code} one={one} />
          ))}
        </Page>
      )}
    </Loaded>
  )
}

function Contents({ report }: { report: CatalogueReport }) {
  const say = useWords(words)
  const text = useText()
  return (
    <Descriptions
      items={[
        {
          label: say.package,
          value: say.holds(report.packages, report.municipal_packages, report.district_packages),
        },
        { label: say.itemName, value: say.holdsItems(report.items, report.departments) },
        { label: say.template, value: text(report.city_template) || say.noTemplate },
        { label: say.version, value: report.catalogue_version },
      ]}
    />
  )
}

function useValue() {
  const say = useWords(words)
  return (one: IndicatorView) => {
    if (one.value === undefined) return say.noValue
    return one.unit === 'percent' ? `${one.value}%` : say.times(one.value)
  }
}

function Values({ report }: { report: CatalogueReport }) {
  const say = useWords(words)
  const text = useText()
  const value = useValue()
  const sources = [...new Set(report.indicators.flatMap((one) => one.published?.source ?? []))]
  return (
    <>
      <PlainTable
        caption={say.indicatorsCaption}
        items={report.indicators}
        id={(one) => one.code}
        columns={[
          { id: 'name', title: say.indicator, cell: (one) => `${one.number} ${text(one.name)}` },
          {
            id: 'value',
            title: say.value,
            figure: true,
            cell: (one) => <strong className={styles.whole}>{value(one)}</strong>,
          },
          {
            id: 'published',
            title: say.published,
            figure: true,
            cell: (one) => <span className={styles.whole}>{one.published?.value ?? say.notPublished}</span>,
          },
        ]}
      />
      <p className={styles.note}>{say.sixIsElsewhere}</p>
      {sources.map((source) => (
        <p key={source} className={styles.note}>
          {say.whichFigure(source)}
        </p>
      ))}
    </>
  )
}

/** The sums an indicator is made of, the rule, and who was left out and why. */
function Made({ one }: { one: IndicatorView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const value = useValue()
  return (
    <Section title={`${one.number} ${text(one.name)} ${value(one)}`}>
      {one.missing ? (
        <p>{text(one.missing)}</p>
      ) : (
        <p>
          {text(one.numerator_is)} <strong>{one.numerator}</strong> ÷ {text(one.denominator_is)}{' '}
          <strong>{one.denominator}</strong>
          {format.aside(say.counted(one.counted))}
        </p>
      )}
      <p className={styles.note}>{text(one.rule)}</p>
      {one.excluded.map((left) => (
        <details key={left.code} className={styles.idle}>
          <summary>{say.leftOut(left.items.length, text(left.why))}</summary>
          <p className={styles.note}>{format.list(left.items.map((item) => text(item.name)))}</p>
        </details>
      ))}
    </Section>
  )
}
