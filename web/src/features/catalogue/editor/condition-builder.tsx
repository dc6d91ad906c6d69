import { useCallback, useState } from 'react'
import type { Json } from '@/api'
import { useText, useWords } from '@/i18n'
import { Button, NumberField, SelectField, TickField } from '@/ui'
import {
  conditionOf,
  groupOf,
  parameterSign,
  type ConditionRow,
  type GroupRow,
  type Test,
  type TestRow,
} from './condition'
import { conditionWords } from './condition-words'
import { useEditing, useMessage, type Question } from './editing'
import styles from './editor.module.css'
import form from './form.module.css'
import { RecordPicker } from './record-picker'
import { useNameOf, useRecordsOf } from './records'
import { isObject, sameJson } from './pointer'
import { useSpeech } from './value-words'

interface ConditionFieldProps {
  pointer: string
  label: string
  value: Json | undefined
  onChange: (value: Json | undefined) => void
}

export function useConditionSpeech() {
  const { revision, questions } = useEditing()
  const items = useNameOf('item', revision)
  const parameters = useNameOf('parameter', revision)
  const nameOf = useCallback(
    (kind: string, code: string) => (kind === 'item' ? items(code) : parameters(code)),
    [items, parameters],
  )
  return useSpeech(questions, nameOf)
}

/** When something applies: tests on answers, put together from lists. What they come to is read out below. */
export function ConditionField({ pointer, label, value: given, onChange }: ConditionFieldProps) {
  // A condition just added says nothing yet.
  const value = isObject(given) && Object.keys(given).length > 0 ? given : undefined
  const say = useWords(conditionWords)
  const { questions } = useEditing()
  const error = useMessage(pointer)
  const speech = useConditionSpeech()
  const isYesNo = useCallback(
    (code: string) => questions.find((one) => one.code === code)?.kind === 'yes_no',
    [questions],
  )
  // Rows half filled in are no condition yet; they are kept here until they are.
  const [rows, setRows] = useState(() => begunWith(groupOf(value)))
  const said = conditionOf(rows, isYesNo)
  const shown = sameJson(said, value) ? rows : begunWith(groupOf(value))
  const change = (next: GroupRow) => {
    setRows(next)
    const condition = conditionOf(next, isYesNo)
    if (!sameJson(condition, value)) onChange(condition)
  }
  return (
    <fieldset className={form.condition} data-field={pointer} data-invalid={error ? '' : undefined}>
      <legend>{label}</legend>
      {error && <span className={styles.fault}>{error}</span>}
      <Group pointer={pointer} group={shown} onChange={change} depth={0} />
      <p className={form.reads}>
        <span className={styles.soft}>{value ? say.means : say.unset}</span>{' '}
        {value && speech.condition(value)}
      </p>
    </fieldset>
  )
}

/** One row stands ready to be filled in. */
const begunWith = (group: GroupRow): GroupRow =>
  group.rows.length > 0 ? group : { ...group, rows: [emptyTest] }

interface GroupProps {
  pointer: string
  group: GroupRow
  onChange: (group: GroupRow) => void
  depth: number
}

const emptyTest: TestRow = { row: 'test', test: 'is', subject: '', value: '' }

function Group({ pointer, group, onChange, depth }: GroupProps) {
  const say = useWords(conditionWords)
  const put = (index: number, row: ConditionRow | undefined) =>
    onChange({ ...group, rows: group.rows.flatMap((old, at) => (at !== index ? [old] : row ? [row] : [])) })
  const emptyGroup: GroupRow = { row: 'group', join: 'any', negated: false, rows: [emptyTest] }
  return (
    <div className={form.group}>
      {group.rows.length > 1 && (
        <SelectField
          name={`${pointer}:join`}
          label={say.join}
          value={group.join}
          onChange={(join) => onChange({ ...group, join: join === 'any' ? 'any' : 'all' })}
          options={[
            { value: 'all', label: say.all },
            { value: 'any', label: say.any },
          ]}
        />
      )}
      {(group.negated || group.rows.length > 1) && (
        <TickField
          name={`${pointer}:not`}
          label={say.negated}
          value={group.negated}
          onChange={(negated) => onChange({ ...group, negated })}
        />
      )}
      {group.rows.map((row, index) => (
        <div
          key={index}
          className={form.testRow}
          role="group"
          aria-label={row.row === 'group' ? say.group(index + 1) : say.row(index + 1)}
        >
          {row.row === 'group' ? (
            <Group
              pointer={`${pointer}:${index}`}
              group={row}
              onChange={(next) => put(index, next)}
              depth={depth + 1}
            />
          ) : (
            <TestFields pointer={`${pointer}:${index}`} row={row} onChange={(next) => put(index, next)} />
          )}
          <Button kind="quiet" aria-label={say.remove(index + 1)} onPress={() => put(index, undefined)}>
            ×
          </Button>
        </div>
      ))}
      <div className={styles.buttons}>
        <Button onPress={() => onChange({ ...group, rows: [...group.rows, emptyTest] })}>
          {say.addTest}
        </Button>
        {depth < 3 && group.rows.length > 0 && (
          <Button kind="quiet" onPress={() => onChange({ ...group, rows: [...group.rows, emptyGroup] })}>
            {say.addGroup}
          </Button>
        )}
      </div>
    </div>
  )
}

function testsFor(question: Question | undefined): Test[] {
  if (question?.kind === 'number') return ['at_least', 'less_than', 'answered']
  return ['is', 'is_not', 'answered']
}

interface TestFieldsProps {
  pointer: string
  row: TestRow
  onChange: (row: TestRow) => void
}

/** What the list of questions shows for the one test that is not about a question. */
const keptSign = ':kept'

function TestFields({ pointer, row, onChange }: TestFieldsProps) {
  const say = useWords(conditionWords)
  const text = useText()
  const { questions, kind } = useEditing()
  const question = questions.find((one) => one.code === row.subject)
  const tests: Record<Test, string> = {
    is: say.testIs,
    is_not: say.testIsNot,
    at_least: say.testAtLeast,
    less_than: say.testLessThan,
    answered: say.testAnswered,
    kept: say.testKept,
  }
  const known = questions.map((one) => ({
    value: one.code,
    label: text(one.label) || one.code,
    group: one.of && text(one.of),
  }))
  const asked =
    row.test !== 'kept' && row.subject && !question ? [{ value: row.subject, label: row.subject }] : []
  const kept = kind === 'package' ? [{ value: keptSign, label: say.testKept }] : []
  const ask = (subject: string) => {
    if (subject === keptSign) return onChange({ row: 'test', test: 'kept', subject: '', value: '' })
    const next = questions.find((one) => one.code === subject)
    const value = next?.kind === 'yes_no' ? 'true' : ''
    onChange({ row: 'test', test: testsFor(next)[0] ?? 'is', subject, value })
  }
  return (
    <>
      <SelectField
        name={pointer}
        label={say.subject}
        value={row.test === 'kept' ? keptSign : row.subject}
        onChange={ask}
        options={[...known, ...asked, ...kept]}
        hint={known.length === 0 ? say.noQuestions : undefined}
      />
      {row.test === 'kept' ? (
        <KeptItem pointer={pointer} row={row} onChange={onChange} />
      ) : (
        row.subject && (
          <>
            <SelectField
              name={`${pointer}:test`}
              label={say.test}
              value={row.test}
              onChange={(test) => onChange({ ...row, test: test as Test })}
              options={testsFor(question).map((test) => ({ value: test, label: tests[test] }))}
              width="short"
            />
            <Answer pointer={pointer} row={row} question={question} onChange={onChange} />
          </>
        )
      )}
    </>
  )
}

function KeptItem({ pointer, row, onChange }: TestFieldsProps) {
  const say = useWords(conditionWords)
  const { revision } = useEditing()
  return (
    <RecordPicker
      name={`${pointer}:item`}
      label={say.item}
      kind="item"
      revision={revision}
      value={row.subject}
      onPick={(record) => onChange({ ...row, subject: record.code })}
    />
  )
}

function Answer({
  pointer,
  row,
  question,
  onChange,
}: TestFieldsProps & { question: Question | undefined }) {
  const say = useWords(conditionWords)
  const text = useText()
  if (row.test === 'answered') return null
  if (row.test === 'at_least' || row.test === 'less_than')
    return <Limit pointer={pointer} row={row} onChange={onChange} />
  const options =
    question?.kind === 'yes_no'
      ? [
          { value: 'true', label: say.yes },
          { value: 'false', label: say.no },
        ]
      : (question?.options ?? []).map((one) => ({ value: one.code, label: text(one.label) || one.code }))
  const known = options.some((one) => one.value === row.value)
  return (
    <SelectField
      name={`${pointer}:value`}
      label={say.answer}
      value={row.value}
      onChange={(value) => onChange({ ...row, value })}
      options={row.value && !known ? [...options, { value: row.value, label: row.value }] : options}
    />
  )
}

function Limit({ pointer, row, onChange }: TestFieldsProps) {
  const say = useWords(conditionWords)
  const text = useText()
  const { revision } = useEditing()
  const parameters = useRecordsOf('parameter', revision).data ?? []
  const fixed = !row.value.startsWith(parameterSign)
  return (
    <>
      <SelectField
        name={`${pointer}:limit`}
        label={say.limit}
        value={fixed ? 'number' : row.value}
        onChange={(value) => onChange({ ...row, value: value === 'number' ? '' : value })}
        options={[
          { value: 'number', label: say.useNumber },
          ...parameters.map((one) => ({
            value: `${parameterSign}${one.code}`,
            label: text(one.name) || one.code,
          })),
        ]}
      />
      {fixed && (
        <NumberField
          name={`${pointer}:value`}
          label={say.number}
          value={row.value}
          onChange={(value) => onChange({ ...row, value })}
        />
      )}
    </>
  )
}
