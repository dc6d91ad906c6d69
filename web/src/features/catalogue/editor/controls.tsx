import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { record, type Json } from '@/api'
import { useText, useWords } from '@/i18n'
import { Button, MarkChinese, MultiField, SelectField, TextField, YesNoField } from '@/ui'
import { DateField } from '@/ui/date-field'
import { useEditing, useMessage } from './editing'
import styles from './editor.module.css'
import form from './form.module.css'
import { useLabels } from './labels'
import { isText, valueAt } from './pointer'
import { RecordPicker } from './record-picker'
import { useDomains, useNameOf } from './records'
import { recordKindOf, type Shape } from './shape'
import { words } from './words'

export interface BoxProps {
  pointer: string
  label: string
  hint?: string | undefined
  optional?: boolean | undefined
  value: Json | undefined
  names: readonly string[]
}
export type ShapedBoxProps = BoxProps & { shape: Shape }

export function useField({ pointer, label, hint, optional }: BoxProps) {
  const { locked } = useEditing()
  const error = useMessage(pointer)
  return { name: pointer, label, hint, optional, error, isReadOnly: locked, isDisabled: false }
}

export const asLine = (value: Json | undefined) =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''

/** From here on a line is too long to be read in one. */
const longFrom = 40

export function LineBox(props: ShapedBoxProps) {
  const { change } = useEditing()
  const field = useField(props)
  const line = asLine(props.value)
  if (props.names.at(-1) === 'domain') return <DomainBox {...props} />
  if (props.pointer === '/section') return <SectionBox {...props} />
  return (
    <TextField
      {...field}
      value={line}
      onChange={(next) => change(props.pointer, next)}
      long={line.length > longFrom}
    />
  )
}

/** A legal day; empty until it is whole. */
export function DayBox(props: BoxProps) {
  const { change } = useEditing()
  const field = useField(props)
  return (
    <DateField {...field} value={asLine(props.value)} onChange={(next) => change(props.pointer, next)} />
  )
}

/** The sections of the department, by their names. */
function SectionBox(props: BoxProps) {
  const { change, locked, revision, department } = useEditing()
  const text = useText()
  const field = useField(props)
  const { data } = useQuery({
    queryKey: ['editor', 'department', revision, department],
    queryFn: async ({ signal }) => (await record(revision, 'department', department, signal)).document,
    enabled: department !== '',
    staleTime: 300_000,
  })
  const value = asLine(props.value)
  const code = valueAt(data, '/section/code')
  const name = valueAt(data, '/section/name')
  const said = isText(name) ? text(name) : ''
  const own = typeof code === 'string' ? [{ value: code, label: said || code }] : []
  return (
    <SelectField
      {...field}
      isDisabled={locked}
      value={value}
      onChange={(next) => change(props.pointer, next)}
      options={value === '' || value === code ? own : [...own, { value, label: value }]}
    />
  )
}

function DomainBox(props: BoxProps) {
  const { change, locked } = useEditing()
  const text = useText()
  const { data } = useDomains()
  const field = useField(props)
  const value = asLine(props.value)
  const options = (data ?? []).map((one) => ({ value: one.code, label: text(one.name) }))
  const known = value === '' || options.some((one) => one.value === value)
  return (
    <SelectField
      {...field}
      isDisabled={locked}
      value={value}
      onChange={(next) => change(props.pointer, next)}
      options={known ? options : [...options, { value, label: value }]}
    />
  )
}

/** One text in both languages, side by side. */
export function TextBox(props: BoxProps) {
  const { change } = useEditing()
  const say = useWords(words)
  const field = useField(props)
  const [zhError, enError] = [useMessage(`${props.pointer}/zh`), useMessage(`${props.pointer}/en`)]
  const value = isText(props.value) ? props.value : { zh: '', en: '' }
  const [zh, en] = [value.zh ?? '', value.en ?? '']
  const long = zh.length > longFrom / 2 || en.length > longFrom
  return (
    <div className={form.pair} data-field={props.pointer} role="group" aria-label={props.label}>
      <TextField
        {...field}
        name={`${props.pointer}/zh`}
        label={say.zhOf(props.label)}
        error={zhError ?? field.error}
        value={zh}
        lang="zh-CN"
        onChange={(next) => change(props.pointer, { ...value, zh: next })}
        long={long}
      />
      <TextField
        {...field}
        name={`${props.pointer}/en`}
        label={say.enOf(props.label)}
        hint={undefined}
        error={enError}
        value={en}
        lang="en"
        onChange={(next) => change(props.pointer, { ...value, en: next })}
        long={long}
      />
    </div>
  )
}

export function YesNoBox(props: BoxProps) {
  const { change, locked } = useEditing()
  const field = useField(props)
  return (
    <YesNoField
      {...field}
      isDisabled={locked}
      value={typeof props.value === 'boolean' ? String(props.value) : ''}
      onChange={(next) => change(props.pointer, next === 'true')}
    />
  )
}

export function ChoiceBox(props: ShapedBoxProps) {
  const { change, locked } = useEditing()
  const labels = useLabels()
  const field = useField(props)
  const codes = Array.isArray(props.shape.schema.enum) ? props.shape.schema.enum : []
  return (
    <SelectField
      {...field}
      isDisabled={locked}
      value={asLine(props.value)}
      onChange={(next) =>
        change(
          props.pointer,
          codes.find((code) => String(code) === next),
        )
      }
      options={codes.map((code) => ({
        value: String(code),
        label: labels.code(props.names, String(code)),
      }))}
    />
  )
}

export function SeveralBox(props: ShapedBoxProps) {
  const { change, root, locked } = useEditing()
  const labels = useLabels()
  const field = useField(props)
  const codes = enumOf(props.shape, root)
  return (
    <div className={form.several}>
      <MultiField
        {...field}
        isDisabled={locked}
        values={(Array.isArray(props.value) ? props.value : []).map(String)}
        // In the order of the list, whatever order they were ticked in.
        onChange={(next) =>
          change(
            props.pointer,
            codes.filter((code) => next.includes(String(code))),
          )
        }
        options={codes.map((code) => ({
          value: String(code),
          label: labels.code(props.names, String(code)),
        }))}
      />
    </div>
  )
}

function enumOf({ schema }: Shape, root: ReturnType<typeof useEditing>['root']): Json[] {
  const items = schema.items
  const own = typeof items === 'object' && items !== null && !Array.isArray(items) ? items.enum : undefined
  return Array.isArray(own) ? own : Array.isArray(root.enum) ? root.enum : []
}

export function RecordBox(props: ShapedBoxProps) {
  const { change, revision, locked } = useEditing()
  const field = useField(props)
  const kind = recordKindOf(props.names.at(-1) ?? '', props.shape.ref) ?? ''
  const pick = async (code: string) => {
    change(props.pointer, code)
    if (props.pointer !== '/department') return
    // Each department has one approval section: nobody has to know what it is called inside.
    const { document } = await record(revision, 'department', code)
    const section = valueAt(document, '/section/code')
    if (section !== undefined) change('/section', section)
  }
  return (
    <RecordPicker
      {...field}
      isDisabled={locked}
      kind={kind}
      revision={revision}
      value={asLine(props.value)}
      onPick={(one) => void pick(one.code)}
    />
  )
}

interface ListProps {
  box: BoxProps
  values: readonly string[]
  nameOf: (code: string) => string
  children: React.ReactNode
}

function ChosenList({ box, values, nameOf, children }: ListProps) {
  const { change, locked } = useEditing()
  const say = useWords(words)
  const error = useMessage(box.pointer)
  return (
    <fieldset className={form.chosen} data-field={box.pointer} data-invalid={error ? '' : undefined}>
      <legend>{box.label}</legend>
      {box.hint && <span className={styles.soft}>{box.hint}</span>}
      {error && <span className={styles.fault}>{error}</span>}
      <ul className={styles.tags}>
        {values.map((one, index) => (
          <li key={one}>
            <span data-field={`${box.pointer}/${index}`}>
              <MarkChinese>{nameOf(one)}</MarkChinese>
            </span>
            {!locked && (
              <Button
                kind="quiet"
                aria-label={say.tagRemove(nameOf(one))}
                onPress={() =>
                  change(
                    box.pointer,
                    values.filter((other) => other !== one),
                  )
                }
              >
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      {!locked && children}
    </fieldset>
  )
}

const strings = (value: Json | undefined) => (Array.isArray(value) ? value : []).map(String)

export function RecordsBox(props: BoxProps) {
  const { change, revision } = useEditing()
  const say = useWords(words)
  const kind = recordKindOf(props.names.at(-1) ?? '', 'slug') ?? 'field'
  const nameOf = useNameOf(kind, revision)
  const values = strings(props.value)
  return (
    <ChosenList box={props} values={values} nameOf={nameOf}>
      <RecordPicker
        name={`${props.pointer}:add`}
        label={say.addTag(props.label)}
        kind={kind}
        revision={revision}
        without={values}
        onPick={(record) => change(props.pointer, [...values, record.code])}
      />
    </ChosenList>
  )
}

/** Short words, one after the other; several at once when they are pasted with commas between them. */
export function TagsBox(props: BoxProps) {
  const { change } = useEditing()
  const say = useWords(words)
  const [typed, setTyped] = useState('')
  const values = strings(props.value)
  const add = () => {
    const fresh = typed
      .split(/[,，、;；\n]/)
      .map((one) => one.trim())
      .filter(Boolean)
    const next = [...new Set([...values, ...fresh])]
    setTyped('')
    if (next.length > values.length) change(props.pointer, next)
  }
  return (
    <ChosenList box={props} values={values} nameOf={(code) => code}>
      <form
        className={form.addTag}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <TextField
          name={`${props.pointer}:add`}
          label={say.addTag(props.label)}
          hint={say.tagsHint}
          optional
          value={typed}
          onChange={setTyped}
          // What stands in the box when one goes on was meant to be added.
          onBlur={add}
          width="medium"
        />
        <Button type="submit">{say.tagAdd}</Button>
      </form>
    </ChosenList>
  )
}
