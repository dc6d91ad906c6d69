import { useMemo, useSyncExternalStore, type ReactNode } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import {
  Cell,
  Column as AriaColumn,
  Row,
  Table as AriaTable,
  TableBody,
  TableHeader,
  type Selection,
  type SortDescriptor,
} from 'react-aria-components/Table'
import { TableLayout, Virtualizer } from 'react-aria-components/Virtualizer'
import { CheckIcon } from './icons'
import styles from './table.module.css'

export interface TableColumn<Item> {
  id: string
  title: string
  cell: (item: Item) => ReactNode
  /** Figures stand right-aligned, digit under digit. */
  figure?: boolean
  /** The column that names the row to a screen reader. */
  rowHeader?: boolean
  sortable?: boolean
  width?: number
  minWidth?: number
}

interface TableProps<Item> {
  label: string
  columns: readonly TableColumn<Item>[]
  items: readonly Item[]
  id: (item: Item) => string
  onOpen?: (id: string) => void
  selected?: Selection
  onSelect?: (selected: Selection) => void
  sort?: SortDescriptor
  /** Sorting is the server's: at most a thousand rows are here. */
  onSort?: (sort: SortDescriptor) => void
  rowHeight?: number
  /** Of the window onto the rows. */
  height?: string
  empty?: ReactNode
}

function Box() {
  return (
    <Checkbox slot="selection" className={styles.box}>
      {({ isSelected }) => <span>{isSelected && <CheckIcon size="0.8rem" />}</span>}
    </Checkbox>
  )
}

// Plain functions, not components: React Aria collects its columns as direct children.
function heading<Item>(columns: readonly TableColumn<Item>[], selects: boolean, scale: number) {
  return (
    <TableHeader>
      {selects && (
        <AriaColumn className={styles.column} width={44} minWidth={44}>
          <Box />
        </AriaColumn>
      )}
      {columns.map((column) => (
        <AriaColumn
          key={column.id}
          className={styles.column}
          id={column.id}
          isRowHeader={column.rowHeader}
          allowsSorting={column.sortable}
          width={column.width}
          minWidth={Math.round((column.minWidth ?? 90) * scale)}
        >
          {({ sortDirection }) => (
            <span className={`${styles.head} ${column.figure ? styles.figure : ''}`}>
              {column.title}
              {sortDirection && <span aria-hidden="true">{sortDirection === 'ascending' ? '↑' : '↓'}</span>}
            </span>
          )}
        </AriaColumn>
      ))}
    </TableHeader>
  )
}

function watchLook(changed: () => void) {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-mode', 'data-elder-size'],
  })
  return () => observer.disconnect()
}

/** Rows and columns grow with the letters: 34 px of 16, and 60 px at least in 长辈版. */
function useScale(): number {
  return useSyncExternalStore(
    watchLook,
    () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16,
  )
}

/** One stop for Tab, arrows inside, Enter opens, space selects; only the rows in sight are in the page. */
export function Table<Item extends object>(props: TableProps<Item>) {
  const { label, columns, items, id, onOpen, selected, onSelect, sort, onSort, height = '70vh' } = props
  const scale = useScale()
  const selects = Boolean(onSelect)
  const rowHeight = Math.max(Math.round((props.rowHeight ?? 34) * scale), scale > 1.3 ? 64 : 0)
  const layout = useMemo(() => ({ rowHeight, headingHeight: rowHeight }), [rowHeight])
  const rows = useMemo(() => items.map((item) => ({ id: id(item), item })), [items, id])
  // An empty grid says nothing; the reason does.
  if (items.length === 0) return props.empty ?? null
  return (
    <Virtualizer layout={TableLayout} layoutOptions={layout}>
      <AriaTable
        aria-label={label}
        className={styles.frame}
        style={{ height }}
        selectionMode={selects ? 'multiple' : 'none'}
        selectedKeys={selected}
        onSelectionChange={onSelect}
        onRowAction={onOpen && ((key) => onOpen(String(key)))}
        sortDescriptor={sort}
        onSortChange={onSort}
      >
        {heading(columns, selects, scale)}
        <TableBody items={rows}>
          {({ id: key, item }) => (
            <Row id={key} className={styles.row}>
              {selects && (
                <Cell className={styles.cell}>
                  <Box />
                </Cell>
              )}
              {columns.map((column) => (
                <Cell key={column.id} className={`${styles.cell} ${column.figure ? styles.figure : ''}`}>
                  {column.cell(item)}
                </Cell>
              ))}
            </Row>
          )}
        </TableBody>
      </AriaTable>
    </Virtualizer>
  )
}
