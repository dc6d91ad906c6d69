import { useQuery } from '@tanstack/react-query'
import { revisionDifferences, type RecordView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { catalogue } from '@/shell/staff-paths'
import { Link } from '@/ui'
import { DifferenceRows } from './differences'
import { editorWords, kindName } from './editor-words'
import styles from './editor.module.css'
import { ProblemList } from './problem-list'
import { useSections } from './record-form'
import type { RecordState } from './record-state'
import { words } from './words'

interface RecordAsideProps {
  revision: string
  view: RecordView
  state: RecordState
  onGo: (pointer: string) => void
}

/** Beside the form: where one is, what is wrong, who uses it, who saved it. */
export function RecordAside({ revision, view, state, onGo }: RecordAsideProps) {
  const say = useWords(editorWords)
  const labels = useWords(words)
  const text = useText()
  const format = useFormats()
  const sections = useSections(view.kind)
  return (
    <div className={styles.aside}>
      {sections.length > 0 && (
        <nav aria-label={labels.parts} className={styles.parts}>
          {sections.map(({ id, title }) => (
            <a key={id} href={`#${id}`} onClick={(event) => scrollTo(event, id)}>
              {title}
            </a>
          ))}
        </nav>
      )}
      <section className={styles.box} aria-label={say.problems}>
        <h2>{say.problems}</h2>
        {state.problems.length === 0 ? (
          <p className={styles.soft}>{state.dirty ? say.unsavedProblems : say.noProblems}</p>
        ) : (
          <ProblemList problems={state.problems} onGo={(problem) => onGo(problem.pointer)} />
        )}
      </section>
      {view.kind !== 'package' && (
        <details className={styles.box}>
          <summary>{view.used_by.length > 0 ? say.usedBy(view.used_by.length) : say.usedByNone}</summary>
          <ul>
            {view.used_by.map((one) => (
              <li key={`${one.kind} ${one.code}`}>
                <Link href={catalogue.record(revision, one.kind, one.code)}>
                  {text(one.name) || one.code}
                </Link>{' '}
                <span className={styles.soft}>{kindName(say, one.kind)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {view.kind === 'item' && <City revision={revision} view={view} />}
      {view.saves.length > 0 && (
        <details className={styles.box}>
          <summary>{say.history}</summary>
          <ul>
            {view.saves.map((one) => (
              <li key={one.number}>{say.save_n(one.number, one.by, format.instant(one.at))}</li>
            ))}
          </ul>
        </details>
      )}
      {view.yaml && (
        <details className={styles.box}>
          <summary>{say.asYaml}</summary>
          <div className={styles.yaml} role="region" aria-label={say.asYaml} tabIndex={0}>
            {view.yaml}
          </div>
        </details>
      )}
    </div>
  )
}

function scrollTo(event: React.MouseEvent, id: string) {
  event.preventDefault()
  const section = document.getElementById(id)
  section?.scrollIntoView({ block: 'start' })
  section
    ?.querySelector<HTMLElement>('input, select, textarea, button, summary')
    ?.focus({ preventScroll: true })
}

/** What the city asks of the same item, beside what stands here. */
function City({ revision, view }: Pick<RecordAsideProps, 'revision' | 'view'>) {
  const say = useWords(editorWords)
  const query = useQuery({
    queryKey: ['editor', 'differences', revision, 'city_template'],
    queryFn: ({ signal }) => revisionDifferences(revision, 'city_template', signal),
    staleTime: 60_000,
    retry: false,
  })
  const found = query.data?.records.find((one) => one.kind === 'item' && one.code === view.code)
  const without = () => {
    if (!query.data?.city_template) return say.cityNone
    return query.data.in_template.includes(view.code) ? say.citySame : say.cityLacks
  }
  return (
    <details className={styles.box}>
      <summary>{say.city}</summary>
      {found ? (
        <DifferenceRows revision={revision} record={found} titles={[say.cityTemplate, say.ours]} />
      ) : (
        query.data && <p className={styles.soft}>{without()}</p>
      )}
    </details>
  )
}
