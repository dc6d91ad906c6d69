import { useMemo, useState, type ReactNode } from 'react'
import type { Json, JsonObject } from '@/api'
import { useText, useWords } from '@/i18n'
import { Button, MarkChinese } from '@/ui'
import type { BoxProps } from './controls'
import { EditingContext, useEditing, useMessage } from './editing'
import styles from './editor.module.css'
import form from './form.module.css'
import { Group } from './node'
import { isObject, isText, partsOf, within, withValue } from './pointer'
import { RecordPicker } from './record-picker'
import { useNameOf } from './records'
import { emptyOf, propertiesOf, recordKindOf, shapeOf, type Shape } from './shape'
import { addingOf, words } from './words'

/** The member of a row that names another record, if its rows are of that sort. */
function namingMember(shape: Shape, root: Parameters<typeof shapeOf>[1]) {
  for (const [name, schema] of propertiesOf(shape.schema)) {
    const kind = recordKindOf(name, shapeOf(schema, root).ref)
    if (kind) return { name, kind }
  }
  return undefined
}

/** Fields may stand in a form by their code alone; a row with a condition says more. */
function rowShape(shape: Shape, root: Parameters<typeof shapeOf>[1]): { row: Shape; short?: string } {
  const inner = shapeOf(shape.schema.items, root)
  const ways = Array.isArray(inner.schema.anyOf) ? inner.schema.anyOf.map((way) => shapeOf(way, root)) : []
  const long = ways.find((way) => way.schema.type === 'object')
  return long ? { row: long, short: 'field' } : { row: inner }
}

/** What one knows a row by while it is closed. */
export function useRowTitle(kind: string, revision: string) {
  const text = useText()
  const nameOf = useNameOf(kind, revision)
  return (row: Json, member: string | undefined): string => {
    if (typeof row === 'string') return kind ? nameOf(row) : row
    if (!isObject(row)) return ''
    if (member && typeof row[member] === 'string') return nameOf(String(row[member]))
    const law = [row.law, row.article].filter((part) => typeof part === 'string').join(' ')
    if (law) return law
    for (const name of ['name', 'text', 'label', 'question'])
      if (isText(row[name])) return text(row[name]) || ''
    return String(row.code ?? '')
  }
}

const newKey = (keys: readonly number[]) => Math.max(-1, ...keys) + 1

/** A row stays itself when another goes or it is moved; rows come back by undoing are new ones. */
function useRowKeys(count: number): [number[], (keys: number[]) => void] {
  const [kept, setKept] = useState<number[]>(() => Array.from({ length: count }, (_, index) => index))
  const keys = kept.slice(0, count)
  while (keys.length < count) keys.push(newKey(keys))
  return [keys, setKept]
}

/** Whoever never saw a code need not think of one: question_8, option_2; it may be changed. */
export function freeCode(pointer: string, rows: readonly Json[]): string {
  const name = (partsOf(pointer).at(-1) ?? 'row').replace(/s$/, '')
  const taken = new Set(rows.map((row) => (isObject(row) ? row.code : undefined)))
  let number = rows.length + 1
  while (taken.has(`${name}_${number}`)) number++
  return `${name}_${number}`
}

interface RowsProps extends BoxProps {
  shape: Shape
  /** What stands above says the name already. */
  bare?: boolean | undefined
}

export function Rows({ pointer, label, hint, value, names, shape, bare }: RowsProps) {
  const { root, change, locked, revision } = useEditing()
  const say = useWords(words)
  const error = useMessage(pointer)
  const { row, short } = rowShape(shape, root)
  const naming = namingMember(row, root)
  const titleOf = useRowTitle(naming?.kind ?? '', revision)
  const [fresh, setFresh] = useState(-1)
  const adding = addingOf(say, names, label)
  const rows = Array.isArray(value) ? value : []
  const [keys, setKeys] = useRowKeys(rows.length)
  const add = (first: Record<string, Json> = {}) => {
    const empty = emptyOf(row, root, '')
    setFresh(newKey(keys))
    setKeys([...keys, newKey(keys)])
    const coded: JsonObject = isObject(empty) && empty.code === '' ? { code: freeCode(pointer, rows) } : {}
    change(pointer, [...rows, isObject(empty) ? { ...empty, ...coded, ...first } : empty])
  }
  return (
    <fieldset className={form.rows} data-field={pointer} data-invalid={error ? '' : undefined}>
      <legend className={bare ? 'visually-hidden' : undefined}>{label}</legend>
      {hint && <p className={styles.soft}>{hint}</p>}
      {error && <p className={styles.fault}>{error}</p>}
      {rows.map((one, index) => (
        <Fold
          key={keys[index]}
          pointer={`${pointer}/${index}`}
          title={titleOf(one, naming?.name) || say.rowNamed(label, index + 1)}
          fresh={keys[index] === fresh}
        >
          <RowGroup shape={row} pointer={`${pointer}/${index}`} value={one} short={short} />
          {!locked && (
            <RowButtons pointer={pointer} rows={rows} index={index} keys={keys} onKeys={setKeys} />
          )}
        </Fold>
      ))}
      {!locked &&
        (naming ? (
          <RecordPicker
            name={`${pointer}:add`}
            label={adding}
            kind={naming.kind}
            revision={revision}
            onPick={(record) =>
              short ? change(pointer, [...rows, record.code]) : add({ [naming.name]: record.code })
            }
          />
        ) : (
          <div>
            <Button onPress={() => add()}>＋ {adding}</Button>
          </div>
        ))}
    </fieldset>
  )
}

interface RowGroupProps {
  shape: Shape
  pointer: string
  value: Json
  /** The one member a row may stand for by itself. */
  short: string | undefined
}

/** A row written as its one member alone gets the others only when it is given them. */
function RowGroup({ shape, pointer, value, short }: RowGroupProps) {
  const editing = useEditing()
  const { change } = editing
  const inner = useMemo(() => {
    if (!short) return editing
    const changeLong = (at: string, next: Json | undefined) => {
      const whole = withValue(isObject(value) ? value : { [short]: value }, at.slice(pointer.length), next)
      const alone = isObject(whole) && Object.keys(whole).length === 1
      change(pointer, alone ? whole[short] : whole)
    }
    return { ...editing, change: changeLong }
  }, [editing, change, short, value, pointer])
  return (
    <EditingContext value={inner}>
      <Group
        shape={shape}
        pointer={pointer}
        value={short && !isObject(value) ? { [short]: value } : value}
      />
    </EditingContext>
  )
}

interface RowButtonsProps {
  pointer: string
  rows: readonly Json[]
  index: number
  keys: number[]
  onKeys: (keys: number[]) => void
}

function moved<Row>(rows: readonly Row[], from: number, to: number): Row[] {
  const next = rows.filter((_, at) => at !== from)
  next.splice(to, 0, ...rows.slice(from, from + 1))
  return next
}

function RowButtons({ pointer, rows, index, keys, onKeys }: RowButtonsProps) {
  const { change } = useEditing()
  const say = useWords(words)
  const move = (by: number) => {
    onKeys(moved(keys, index, index + by))
    change(pointer, moved(rows, index, index + by))
  }
  const remove = () => {
    onKeys(keys.filter((_, at) => at !== index))
    change(
      pointer,
      rows.filter((_, at) => at !== index),
    )
  }
  return (
    <div className={styles.buttons}>
      {index > 0 && (
        <Button kind="quiet" onPress={() => move(-1)}>
          ↑ {say.up}
        </Button>
      )}
      {index < rows.length - 1 && (
        <Button kind="quiet" onPress={() => move(1)}>
          ↓ {say.down}
        </Button>
      )}
      <Button kind="danger" onPress={remove}>
        {say.remove}
      </Button>
    </div>
  )
}

interface FoldProps {
  pointer: string
  title: ReactNode
  /** Just added: open, to be filled in. */
  fresh?: boolean
  children: ReactNode
}

/** A row that is drawn only while it is open; whoever jumps to a place inside finds it open. */
export function Fold({ pointer, title, fresh, children }: FoldProps) {
  const { reveal, messages } = useEditing()
  const say = useWords(words)
  const wanted = within(reveal.pointer, pointer)
  const [open, setOpen] = useState(wanted || Boolean(fresh))
  const [seen, setSeen] = useState({ jump: reveal.count, fresh })
  if (seen.jump !== reveal.count || seen.fresh !== fresh) {
    setSeen({ jump: reveal.count, fresh })
    if ((seen.jump !== reveal.count && wanted) || (fresh && !seen.fresh)) setOpen(true)
  }
  const faults = [...messages.keys()].filter((at) => within(at, pointer)).length
  return (
    <details
      className={styles.fold}
      data-field={open ? undefined : pointer}
      open={open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span>{typeof title === 'string' ? <MarkChinese>{title}</MarkChinese> : title}</span>
        {faults > 0 && <span className={styles.fault}> {say.faultsHere(faults)}</span>}
      </summary>
      {open && <div className={styles.foldBody}>{children}</div>}
    </details>
  )
}
