import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import {
  exportHref,
  revision as readRevision,
  revisionProblems,
  type RecordRef,
  type RecordSummary,
  type RevisionView,
} from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { catalogue } from '@/shell/staff-paths'
import {
  Alert,
  Button,
  Empty,
  Link,
  LinkTabs,
  MarkChinese,
  Page,
  Section,
  SelectField,
  Steps,
  Tag,
  Timeline,
  useNavigate,
} from '@/ui'
import { ChangeTag, Differences } from './differences'
import { editorWords, kindName } from './editor-words'
import styles from './editor.module.css'
import { Impact } from './impact'
import { NewPackage } from './new-package'
import { kinds, NewRecord } from './new-record'
import { namesOf, useLabels } from './labels'
import { ProblemList } from './problem-list'
import { useRecordNames } from './record-names'
import { RecordPicker } from './record-picker'
import { isOwn, returnOf } from './returned'
import { RevisionActions } from './revision-actions'
import { coded, revisionWords } from './revision-words'
import { Stage } from './revisions-page'

interface RevisionPageProps {
  id: string
  tab?: string | undefined
}

const tabs = ['content', 'differences', 'impact', 'history'] as const

/** One revision: how far it is, what it changes, what is wrong, what follows, and what one can do with it. */
export function RevisionPage({ id, tab = 'content' }: RevisionPageProps) {
  const say = useWords(revisionWords)
  const format = useFormats()
  const query = useQuery({
    queryKey: ['editor', 'revision', id],
    queryFn: ({ signal }) => readRevision(id, signal),
  })
  return (
    <Loaded query={query}>
      {(view) => (
        <Page
          title={view.summary.title}
          above={<Above view={view} />}
          lead={
            <MarkChinese>
              {[
                say.by(view.summary.drafter),
                say.records(view.summary.records),
                view.summary.effective_from && say.effective(format.day(view.summary.effective_from)),
              ]
                .filter(Boolean)
                .join(' · ')}
            </MarkChinese>
          }
          back={{ href: catalogue.list(), label: say.back }}
        >
          <StageLine view={view} />
          {!view.base_is_current &&
            view.summary.stage !== 'published' &&
            view.summary.stage !== 'dropped' && (
              <Alert tone="warn" title={say.notCurrent}>
                {say.notCurrentText}
              </Alert>
            )}
          <Returned view={view} />
          <RevisionActions id={id} view={view} />
          <LinkTabs
            label={say.title}
            chosen={tab}
            tabs={tabs.map((one) => ({
              id: one,
              label: say[`tab_${one}`],
              href: catalogue.revision(id, { tab: one === 'content' ? undefined : one }),
            }))}
          />
          {tab === 'differences' && <Differences revision={id} />}
          {tab === 'impact' && <Impact revision={id} />}
          {tab === 'history' && <Told view={view} />}
          {tab === 'content' && <Content id={id} view={view} />}
        </Page>
      )}
    </Loaded>
  )
}

function Above({ view }: { view: RevisionView }) {
  const say = useWords(revisionWords)
  const last = returnOf(view)
  return (
    <span className={styles.buttons}>
      <Stage stage={view.summary.stage} />
      {last && !isOwn(last, view.summary) && <Tag tone="warn">{say.returnedTag}</Tag>}
    </span>
  )
}

const stages = ['drafting', 'department_review', 'legal_review', 'approved', 'published'] as const

function StageLine({ view }: { view: RevisionView }) {
  const say = useWords(revisionWords)
  const text = useText()
  const { stage } = view.summary
  if (stage === 'dropped') return null
  const at = stages.findIndex((one) => one === stage)
  const done = stage === 'published' ? at + 1 : at
  return (
    <div className={styles.stageLine}>
      <Steps
        label={say.stages}
        steps={stages.map((one, index) => ({
          label: coded(say, 'step', one),
          state: index < done ? 'done' : index === at ? 'current' : 'ahead',
        }))}
      />
      {view.reviews.length > 0 && stage !== 'published' && (
        <p className={styles.tags}>
          <span className={styles.soft}>{say.reviews}</span>
          {view.reviews
            .filter(({ kind }) => kind !== 'opinion')
            .map((one) => (
              <Tag key={`${one.kind} ${one.department?.code ?? ''}`} tone={one.given ? 'good' : 'plain'}>
                {one.kind === 'legal'
                  ? say.reviewLegal
                  : say.reviewDepartment(one.department ? ` · ${text(one.department.name)}` : '')}
                {' · '}
                {one.given ? say.given : say.awaited}
              </Tag>
            ))}
        </p>
      )}
      {stage !== 'published' && <Opinions reviews={view.reviews} />}
      {view.one_person && <p className={styles.soft}>{text(view.one_person)}</p>}
    </div>
  )
}

/** The departments that are asked, each with what it said; nothing waits for those that have not answered. */
function Opinions({ reviews }: Pick<RevisionView, 'reviews'>) {
  const say = useWords(revisionWords)
  const text = useText()
  const format = useFormats()
  const asked = reviews.filter(({ kind }) => kind === 'opinion')
  if (asked.length === 0) return null
  return (
    <details className={styles.fold} open={asked.length <= 12}>
      <summary>{say.opinionsOf(asked.length, asked.filter((one) => one.given).length)}</summary>
      <div className={styles.foldBody}>
        <p className={styles.soft}>{say.opinionsWhy}</p>
        <ul className={styles.bullets}>
          {asked.map((one) => (
            <li key={one.department?.code}>
              {text(one.department?.name)}
              {format.colon}
              {one.given ? (
                <span className="as-written">{one.text}</span>
              ) : (
                <span className={styles.soft}>{say.unanswered}</span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </details>
  )
}

/** What whoever returned it wants to have changed stays in sight until it is handed in again. */
function Returned({ view }: { view: RevisionView }) {
  const say = useWords(revisionWords)
  const text = useText()
  const format = useFormats()
  const last = returnOf(view)
  if (!last) return null
  const who = [last.by, text(last.post?.name)].filter(Boolean).join(' · ')
  const own = isOwn(last, view.summary)
  return (
    <Alert tone={own ? 'info' : 'warn'} title={own ? say.withdrawnBy(who) : say.returnedBy(who)}>
      <p className="as-written">{last.text}</p>
      <p className={styles.soft}>{format.instant(last.at)}</p>
    </Alert>
  )
}

interface RevisionContent {
  id: string
  view: RevisionView
}

function Content({ id, view }: RevisionContent) {
  const say = useWords(revisionWords)
  const [adding, setAdding] = useState<'package' | 'record'>()
  const saves = view.can.find((one) => one.action === 'save')?.allowed
  return (
    <>
      {saves && (
        <div className={styles.starts}>
          <Button kind="primary" onPress={() => setAdding('package')}>
            {say.newPackage}
          </Button>
          <FindRecord revision={id} />
          <Button onPress={() => setAdding('record')}>{say.newRecord}</Button>
        </div>
      )}
      <Section title={say.changedRecords}>
        {view.records.length === 0 ? (
          <Empty title={say.nothingChanged}>{saves ? say.nothingChangedText : undefined}</Empty>
        ) : (
          <ul className={styles.revisions}>
            {view.records.map((one) => (
              <li key={`${one.kind} ${one.code}`}>
                <Changed id={id} one={one} />
              </li>
            ))}
          </ul>
        )}
      </Section>
      {view.records.length > 0 && <Problems id={id} view={view} />}
      <div className={styles.buttons}>
        {(['yaml', 'json', 'xlsx'] as const).map((format) => (
          <Link key={format} href={exportHref(format, id)} download>
            {say.exportAs(format.toUpperCase())}
          </Link>
        ))}
      </div>
      {adding === 'package' && <NewPackage revision={id} onClose={() => setAdding(undefined)} />}
      {adding === 'record' && <NewRecord revision={id} kind="item" onClose={() => setAdding(undefined)} />}
    </>
  )
}

/** A record of the catalogue, to be changed in this revision. */
function FindRecord({ revision }: { revision: string }) {
  const say = useWords(revisionWords)
  const names = useWords(editorWords)
  const navigate = useNavigate()
  const [kind, setKind] = useState<string>('item')
  return (
    <div className={styles.find} role="group" aria-label={say.editRecord}>
      <SelectField
        name="kind"
        label={say.editRecord}
        value={kind}
        onChange={setKind}
        width="short"
        options={kinds.map((one) => ({ value: one, label: kindName(names, one) }))}
      />
      <RecordPicker
        name="find"
        label={say.findRecord}
        kind={kind}
        revision={revision}
        onPick={(one) => navigate(catalogue.record(revision, kind, one.code))}
      />
    </div>
  )
}

function Changed({ id, one }: { id: string; one: RecordSummary }) {
  const say = useWords(revisionWords)
  const names = useWords(editorWords)
  const text = useText()
  const shown = (one.kind === 'package' || one.kind === 'item') && one.change !== 'removed'
  const name = text(one.name) || one.code
  return (
    <div className={styles.revision}>
      <div>
        <Link href={catalogue.record(id, one.kind, one.code)} className={styles.revisionTitle}>
          {name}
        </Link>
        <div className={styles.soft}>
          {[kindName(names, one.kind), text(one.place)].filter(Boolean).join(' · ')}
        </div>
      </div>
      <span className={styles.buttons}>
        {shown && (
          <Link
            href={catalogue.preview(id, one.code, { of: one.kind })}
            aria-label={`${say.preview} ${name}`}
          >
            {say.preview}
          </Link>
        )}
        <ChangeTag change={one.change} />
      </span>
    </div>
  )
}

function Problems({ id, view }: RevisionContent) {
  const say = useWords(revisionWords)
  const named = useNamed(view)
  const query = useQuery({
    queryKey: ['editor', 'problems', id],
    queryFn: ({ signal }) => revisionProblems(id, signal),
  })
  return (
    <Section title={say.problems}>
      <Loaded query={query}>
        {({ problems, errors, warnings, hints }) => {
          const news = problems.filter((one) => one.news)
          const olds = problems.filter((one) => !one.news)
          const list = (some: typeof problems) => (
            <ProblemList
              problems={some}
              hrefOf={(one) => catalogue.record(id, one.kind, one.code, { at: one.pointer })}
              nameOf={(one) => (one.kind ? named(one) : '')}
            />
          )
          return problems.length === 0 ? (
            <Alert tone="good" title={say.noProblems} />
          ) : (
            <>
              <p role="status">{say.problemsCount(errors, warnings, hints)}</p>
              {news.length > 0 && (
                <>
                  <h3>{say.news}</h3>
                  {list(news)}
                </>
              )}
              {olds.length > 0 && (
                <details className={styles.fold}>
                  <summary>{say.olds(olds.length)}</summary>
                  <div className={styles.foldBody}>{list(olds)}</div>
                </details>
              )}
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

/** A record as people call it; those of the revision are named in it, the rest by the catalogue. */
function useNamed(view: RevisionView) {
  const names = useWords(editorWords)
  const text = useText()
  const nameOf = useRecordNames(view.summary.id)
  return ({ kind, code }: { kind: string; code: string }) => {
    const known = view.records.find((one) => one.kind === kind && one.code === code)
    return `${kindName(names, kind)}“${text(known?.name) || nameOf(kind, code)}”`
  }
}

function Told({ view }: { view: RevisionView }) {
  const named = useNamed(view)
  const say = useWords(revisionWords)
  const text = useText()
  const format = useFormats()
  const labels = useLabels()
  /** The record and what of it is said otherwise than before. */
  const recordSaid = ({ members, ...one }: RecordRef) => {
    const parts = members.map((member) => labels.member(namesOf(one.kind, `/${member}`)))
    return named(one) + (parts.length > 0 ? say.membersChanged(format.list(parts)) : '')
  }
  return (
    <Timeline
      label={say.tab_history}
      events={view.steps.map((one, index) => ({
        key: String(index),
        title: [coded(say, 'what', one.what), one.department && text(one.department.name)]
          .filter(Boolean)
          .join(' · '),
        when: [format.instant(one.at), one.by, text(one.post?.name)].filter(Boolean).join(' · '),
        body: [one.text, ...one.records.map(recordSaid)].filter(Boolean).join(' · '),
        state: one.what === 'returned' || one.what === 'dropped' ? 'bad' : 'done',
      }))}
    />
  )
}
