import { useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import {
  record as readRecord,
  revisionDifferences,
  type DifferenceRow,
  type Json,
  type JsonObject,
  type RecordDifference,
  type RecordView,
} from '@/api'
import { useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { catalogue } from '@/shell/staff-paths'
import { Empty, Link, MarkChinese, PlainTable, SelectField, Tag } from '@/ui'
import { englishOf, placeInWords } from './difference-place'
import { DifferenceValue } from './difference-value'
import { differenceWords } from './difference-words'
import { editorWords, kindName } from './editor-words'
import styles from './editor.module.css'
import { namesOf, useLabels } from './labels'
import { useGround } from './new-parts'
import { isCondition, isObject, isText } from './pointer'
import { questionsIn, useQuestions } from './questions'
import { useRecordNames } from './record-names'
import { revisionWords } from './revision-words'
import { useSpeech } from './value-words'

/** Answers are named by the questions they are to; asked for only where a condition changed. */
function useQuestionsOf(revision: string, { kind, code, rows, ground }: RecordDifference) {
  const tests = rows.some((row) => [row.before, row.after].some((value) => testsInside(value)))
  const query = useQuery({
    queryKey: ['editor', 'asked', revision, kind, code],
    queryFn: ({ signal }) => readRecord(revision, kind, code, signal),
    enabled: tests,
    staleTime: 60_000,
    retry: false,
  })
  const from = useGround(revision, kind, tests && ground ? ground.code : '')
  const view = query.data ?? unread
  const now = useQuestions(revision, view, isObject(view.document) ? view.document : nothing)
  // What was asked before, here or where it was copied from, is named by what it was called then.
  return useMemo(() => {
    const then = kind === 'package' ? [...questionsIn(view.base), ...questionsIn(from.data)] : []
    return [...now, ...then.filter((one) => !now.some((other) => other.code === one.code))]
  }, [kind, now, view.base, from.data])
}

const nothing: JsonObject = {}
const unread: RecordView = {
  kind: 'item',
  code: '',
  save: 0,
  document: null,
  base: null,
  yaml: '',
  saves: [],
  problems: [],
  used_by: [],
}

function testsInside(value: Json | undefined): boolean {
  if (Array.isArray(value)) return value.some(testsInside)
  if (!isObject(value)) return false
  return isCondition(value) || Object.values(value as JsonObject).some(testsInside)
}

/** What a revision changes, record by record: before and after side by side, every place in words. */
export function Differences({ revision }: { revision: string }) {
  const say = useWords(differenceWords)
  const [against, setAgainst] = useState('base')
  const query = useQuery({
    queryKey: ['editor', 'differences', revision, against],
    queryFn: ({ signal }) => revisionDifferences(revision, against, signal),
  })
  return (
    <>
      <SelectField
        name="against"
        label={say.against}
        value={against}
        onChange={setAgainst}
        options={[
          { value: 'base', label: say.againstBase },
          { value: 'current', label: say.againstCurrent },
          { value: 'city_template', label: say.againstCity },
        ]}
      />
      <Loaded query={query}>
        {({ records, city_template: city }) =>
          records.length === 0 ? (
            <Empty
              title={against !== 'city_template' ? say.noDifferences : city ? say.citySame : say.noCity}
            />
          ) : (
            records.map((one) => (
              <OneRecord
                key={`${one.kind} ${one.code}`}
                revision={revision}
                record={one}
                against={against}
              />
            ))
          )
        }
      </Loaded>
    </>
  )
}

interface OneRecordProps {
  revision: string
  record: RecordDifference
  against: string
}

function OneRecord({ revision, record, against }: OneRecordProps) {
  const kinds = useWords(editorWords)
  const text = useText()
  return (
    <section className={styles.difference}>
      <h2>
        <Link href={catalogue.record(revision, record.kind, record.code)}>
          {text(record.name) || record.code}
        </Link>{' '}
        <span className={styles.soft}>{kindName(kinds, record.kind)}</span>{' '}
        {against !== 'city_template' && <ChangeTag change={record.change} />}
      </h2>
      <RecordRows revision={revision} record={record} against={against} />
    </section>
  )
}

/** A copy beside what it was copied from; what is new or gone as a whole is folded; else before and after. */
function RecordRows({ revision, record, against }: OneRecordProps) {
  const say = useWords(differenceWords)
  const kinds = useWords(editorWords)
  const text = useText()
  const { ground, rows, change } = record
  if (ground) {
    const name = text(ground.name) || ground.code
    return (
      <>
        <p>{rows.length === 0 ? say.groundSame(name) : say.ground(name, rows.length)}</p>
        <DifferenceRows revision={revision} record={record} titles={[say.inGround, say.inNew]} />
      </>
    )
  }
  const titles = against === 'city_template' ? [kinds.cityTemplate, kinds.ours] : [say.before, say.after]
  const table = (
    <DifferenceRows revision={revision} record={record} titles={[titles[0] ?? '', titles[1] ?? '']} />
  )
  if (change === 'changed' || rows.length < 8) return table
  return (
    <details className={styles.fold}>
      <summary>{say.all(rows.length)}</summary>
      <div className={styles.foldBody}>{table}</div>
    </details>
  )
}

export function ChangeTag({ change }: { change: string }) {
  const say = useWords(revisionWords)
  if (change === 'added') return <Tag tone="good">{say.added}</Tag>
  if (change === 'removed') return <Tag tone="bad">{say.removed}</Tag>
  return change === 'changed' ? <Tag tone="info">{say.changed}</Tag> : null
}

/** The city's papers are known by their names, and what is said of them is how necessary they are. */
function namesIn(kind: string, pointer: string): string[] {
  const paper = kind === 'item' && /^\/materials\/(?!\d+(\/|$))/.test(pointer)
  return namesOf(kind, paper ? '/materials/necessity' : pointer)
}

interface DifferenceRowsProps {
  revision: string
  record: RecordDifference
  titles: readonly [string, string]
}

/** One row for each sentence, paper, question or item that differs, called by its name. */
export function DifferenceRows({ revision, record, titles }: DifferenceRowsProps) {
  const say = useWords(differenceWords)
  const text = useText()
  const labels = useLabels()
  const speech = useSpeech(useQuestionsOf(revision, record), useRecordNames(revision))
  const value = (row: DifferenceRow, side: 'before' | 'after') => {
    const Mark = side === 'before' ? 'del' : 'ins'
    const shown = row[side] ?? undefined
    return (
      <Mark className={side === 'before' ? styles.before : styles.after}>
        {row.order ? (
          <InOrder elements={shown} />
        ) : (
          <DifferenceValue value={shown} names={namesIn(record.kind, row.pointer)} speech={speech} />
        )}
      </Mark>
    )
  }
  if (record.rows.length === 0) return null
  return (
    <PlainTable
      caption={say.differencesOf(text(record.name) || record.code)}
      cards
      columns={[
        {
          id: 'place',
          title: say.place,
          cell: ({ row }: Numbered) => (
            <MarkChinese>{placeInWords(record.kind, row, labels, text, say)}</MarkChinese>
          ),
        },
        { id: 'before', title: titles[0], cell: ({ row }: Numbered) => value(row, 'before') },
        {
          id: 'after',
          title: titles[1],
          cell: ({ row }: Numbered) => (
            <>
              {value(row, 'after')}
              <English row={row} />
            </>
          ),
        },
      ]}
      items={record.rows.map((row, number) => ({ row, number }))}
      id={({ number }) => String(number)}
    />
  )
}

interface Numbered {
  row: DifferenceRow
  number: number
}

function InOrder({ elements }: { elements: Json | undefined }) {
  const text = useText()
  const names = Array.isArray(elements) ? elements.map((one) => (isText(one) ? text(one) : '')) : []
  return <MarkChinese>{names.map((name, index) => `${index + 1}. ${name}`).join('\n')}</MarkChinese>
}

function English({ row }: { row: DifferenceRow }) {
  const say = useWords(differenceWords)
  const english = englishOf(row.before, row.after)
  if (english === 'fine') return null
  return (
    <div>
      <Tag tone="warn">{english === 'none' ? say.noEnglish : say.onlyChinese}</Tag>
    </div>
  )
}
