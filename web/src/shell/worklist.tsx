import { useEffect, useMemo, useRef, useState, type ReactNode, type RefObject } from 'react'
import type { UseQueryResult } from '@tanstack/react-query'
import { useFormats, useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { KeyCaps, LinkTabs, Page, Pagination, useNavigate } from '@/ui'
import { Table, type TableColumn } from '@/ui/table'
import { Loaded } from './loaded'
import { countedTo, words } from './staff-words'
import styles from './worklist.module.css'

/** All that shapes a list, as it stands in the address. */
export type ListSearch = Readonly<Record<string, string | undefined>>

export interface ListTab {
  /** What the address says. */
  id: string
  label: string
  count?: number | undefined
}

export interface Rows<Row> {
  rows: readonly Row[]
  next?: string | undefined
  total: number
  /** There are more than `total`: the server counted no further. */
  more: boolean
}

/** Where something can be done with several rows: which are chosen, and what can be done with them. */
export interface RowSelection {
  chosen: ReadonlySet<string>
  onChoose: (keys: ReadonlySet<string>) => void
  bar: ReactNode
}

interface WorklistProps<Row> {
  title: string
  tabs: readonly ListTab[]
  /** The tab shown when the address names none. */
  firstTab: string
  search: ListSearch
  hrefOf: (search: ListSearch) => string
  query: UseQueryResult<Rows<Row>>
  columns: readonly TableColumn<Row>[]
  id: (row: Row) => string
  openHref: (row: Row) => string
  empty: ReactNode
  above?: ReactNode
  actions?: ReactNode
  /** Absent where nothing can be done with several rows: then there is no X either. */
  selection?: RowSelection | undefined
  /** Where a search looks: usually everywhere, whatever tab it was begun in. */
  searchTab?: string
  searchHint?: string
  /** A scanner types here: the cursor waits in the search. */
  searchFirst?: boolean
  /** What was typed or scanned, as it is to be looked for. */
  readSearch?: (typed: string) => string
}

/** J and K do what the arrows do, and bring one into the list from anywhere. */
function moveRow(box: RefObject<HTMLDivElement | null>, key: 'ArrowDown' | 'ArrowUp') {
  const grid = box.current?.querySelector('[role=grid]')
  const active = document.activeElement
  if (grid && active && grid !== active && grid.contains(active)) {
    active.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
    return
  }
  const rows = grid?.querySelectorAll<HTMLElement>('[role=row]:not(:has([role=columnheader]))')
  rows?.[key === 'ArrowDown' ? 0 : rows.length - 1]?.focus()
}

/** The row that has the focus, or in which the focus is. */
const rowAt = (element: Element | null) =>
  element?.closest<HTMLElement>('[role=row][data-key]')?.dataset.key

function useRowKeys(box: RefObject<HTMLDivElement | null>, selection: RowSelection | undefined) {
  const say = useWords(words)
  const { chosen, onChoose } = selection ?? {}
  const list = useMemo(() => {
    const group = say.list
    const walk = [
      { keys: 'j', label: say.rowDown, group, run: () => moveRow(box, 'ArrowDown') },
      { keys: 'k', label: say.rowUp, group, run: () => moveRow(box, 'ArrowUp') },
    ]
    if (!chosen || !onChoose) return walk
    const choose = () => {
      const key = box.current?.contains(document.activeElement) && rowAt(document.activeElement)
      if (key) onChoose(chosen.has(key) ? without(chosen, key) : new Set([...chosen, key]))
    }
    return [...walk, { keys: 'x', label: say.rowSelect, group, run: choose }]
  }, [say, box, chosen, onChoose])
  useShortcuts(list)
}

/** Our keys are texts; the table's may be numbers too. */
const keyed = (keys: Iterable<string | number>) => new Set([...keys].map(String))

const without = (keys: ReadonlySet<string>, gone: string) =>
  new Set([...keys].filter((key) => key !== gone))

/** One list of work: tabs with counts, search, the rows, all in the address, all by keyboard. */
export function Worklist<Row extends object>(props: WorklistProps<Row>) {
  const { title, search, hrefOf, query, columns, id, openHref, empty, selection } = props
  const navigate = useNavigate()
  const box = useRef<HTMLDivElement>(null)
  useRowKeys(box, selection)
  const open = (rows: readonly Row[], key: string | undefined) => {
    const row = rows.find((one) => id(one) === key)
    if (row) navigate(openHref(row))
  }
  const hidden = new Set((search.hide ?? '').split(',').filter(Boolean))
  const shown = columns.filter((column) => column.rowHeader || !hidden.has(column.id))
  return (
    <Page title={title} hideTitle>
      {props.above}
      <div className={styles.tools} data-screen-only>
        <Tabs {...props} />
        <SearchBox {...props} />
        <Columns columns={columns} hidden={hidden} search={search} hrefOf={hrefOf} />
        {props.actions}
      </div>
      <Loaded query={query}>
        {({ rows, next, total, more }) => (
          <>
            {rows.length === 0 && empty}
            <div
              ref={box}
              className={styles.rows}
              hidden={rows.length === 0}
              // Enter opens the row one is at, also while others are selected.
              onKeyDownCapture={(event) => {
                if (event.key !== 'Enter' || !selection?.chosen.size) return
                event.preventDefault()
                event.stopPropagation()
                open(rows, rowAt(event.target as Element))
              }}
            >
              <Table
                label={title}
                columns={shown}
                items={rows}
                id={id}
                rowHeight={24}
                height="calc(100dvh - 7.5rem)"
                onOpen={(key) => open(rows, key)}
                selected={selection && new Set(selection.chosen)}
                onSelect={
                  selection &&
                  ((keys) => selection.onChoose(keys === 'all' ? new Set(rows.map(id)) : keyed(keys)))
                }
              />
            </div>
            {selection?.bar}
            <Pages
              rows={rows.length}
              next={next}
              total={total}
              more={more}
              search={search}
              hrefOf={hrefOf}
            />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function counted(count: number) {
  return count === countedTo ? `${count}+` : count
}

function Tabs<Row>({ tabs, firstTab, search, hrefOf, title }: WorklistProps<Row>) {
  return (
    <LinkTabs
      label={title}
      chosen={search.tab ?? firstTab}
      tabs={tabs.map(({ id, label, count }) => ({
        id,
        label,
        href: hrefOf({ hide: search.hide, tab: id === firstTab ? undefined : id }),
        count: count === undefined ? undefined : counted(count),
      }))}
    />
  )
}

type Addressed = Pick<WorklistProps<never>, 'search' | 'hrefOf'>

type Searching = Addressed &
  Pick<WorklistProps<never>, 'searchTab' | 'searchHint' | 'searchFirst' | 'readSearch'>

function SearchBox({ search, hrefOf, searchTab, searchHint, searchFirst, readSearch }: Searching) {
  const say = useWords(words)
  const hint = searchHint ?? say.searchHint
  const navigate = useNavigate()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(search.q ?? '')
  const list = useMemo(
    () => [{ keys: '/', label: say.focusSearch, group: say.list, run: () => input.current?.select() }],
    [say],
  )
  useShortcuts(list)
  useEffect(() => {
    if (!searchFirst) return
    // After the page has put the focus on its heading.
    const frame = requestAnimationFrame(() => input.current?.select())
    return () => cancelAnimationFrame(frame)
  }, [searchFirst])
  const go = (wanted: string) => {
    const q = (readSearch?.(wanted) ?? wanted).trim() || undefined
    const tab = q && searchTab ? searchTab : search.tab
    setText(q ?? '')
    navigate(hrefOf({ ...search, after: undefined, tab, q }), { replace: true })
  }
  return (
    <form
      className={styles.search}
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        go(text)
      }}
    >
      <input
        ref={input}
        type="search"
        aria-label={hint}
        placeholder={hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          if (event.target.value === '' && search.q) go('')
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
        enterKeyHint="search"
        autoComplete="off"
      />
      <KeyCaps keys="/" />
    </form>
  )
}

interface ColumnsProps extends Addressed {
  columns: readonly { id: string; title: string; rowHeader?: boolean }[]
  hidden: ReadonlySet<string>
}

function Columns({ columns, hidden, search, hrefOf }: ColumnsProps) {
  const say = useWords(words)
  const navigate = useNavigate()
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const close = (event: Event) => {
      if (box.current && !box.current.contains(event.target as Node)) box.current.open = false
    }
    document.addEventListener('pointerdown', close)
    return () => document.removeEventListener('pointerdown', close)
  }, [])
  const change = (id: string, on: boolean) => {
    const next = new Set(hidden)
    if (on) next.delete(id)
    else next.add(id)
    navigate(hrefOf({ ...search, hide: [...next].join(',') || undefined }), { replace: true })
  }
  return (
    <details ref={box} className={styles.columns}>
      <summary>{say.columns}</summary>
      <div className={styles.choices}>
        {columns
          .filter((column) => !column.rowHeader)
          .map((column) => (
            <label key={column.id}>
              <input
                type="checkbox"
                checked={!hidden.has(column.id)}
                onChange={(event) => change(column.id, event.target.checked)}
              />
              {column.title}
            </label>
          ))}
      </div>
    </details>
  )
}

interface PagesProps extends Addressed {
  rows: number
  next: string | undefined
  total: number
  more: boolean
}

function Pages({ rows, next, total, more, search, hrefOf }: PagesProps) {
  const say = useWords(words)
  const format = useFormats()
  const counted = format.counted(total, more)
  const navigate = useNavigate()
  const turned = Boolean(search.after)
  if (rows === 0 && !turned) return null
  if (!next && !turned) {
    return (
      <p className={styles.total} role="status">
        {search.q ? say.rows(rows, rows, format.counted(rows, false)) : say.rows(rows, total, counted)}
      </p>
    )
  }
  return (
    <Pagination
      onPrevious={turned ? () => window.history.back() : undefined}
      onNext={next ? () => navigate(hrefOf({ ...search, after: next })) : undefined}
    >
      {say.rows(rows, total, counted)}
    </Pagination>
  )
}
