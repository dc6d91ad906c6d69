import { useMemo, type ReactNode } from 'react'
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
import { usePreferences } from '@/preferences'
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
  /** Of the window onto the rows, where they do not end before it. */
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

/** A finger needs 44 px and 长辈版 gives 60, beside the line; a mouse is content with the letters. */
function leastHeight(scale: number): number {
  if (scale > 1) return 64
  return matchMedia('(pointer: coarse)').matches ? 46 : 0
}

/** What does not fit is told by the title of its cell, so that no letter is lost. */
function tellWhatIsCut(cell: HTMLElement | null) {
  if (!cell) return
  cell.onpointerenter = () => {
    cell.title = cell.scrollWidth > cell.clientWidth ? cell.innerText.trim() : ''
  }
}

// Plain functions, not components: React Aria collects its columns as direct children.
function heading<Item>(columns: readonly TableColumn<Item>[], selects: boolean, scale: number) {
  const target = Math.max(44, leastHeight(scale))
  return (
    <TableHeader>
      {selects && (
        <AriaColumn className={styles.column} width={target} minWidth={target}>
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
          width={column.width && Math.round(column.width * scale)}
          minWidth={Math.round((column.minWidth ?? 90) * scale)}
        >
          {({ sortDirection }) => (
            <span className={`${styles.head} ${column.figure ? styles.figure : ''}`}>
              <span className={styles.fit} ref={tellWhatIsCut}>
                {column.title}
              </span>
              {sortDirection && <span aria-hidden="true">{sortDirection === 'ascending' ? '↑' : '↓'}</span>}
            </span>
          )}
        </AriaColumn>
      ))}
    </TableHeader>
  )
}

/** Rows and columns grow with the letters of 长辈版; 1 is the text of a desk. */
function useScale(): number {
  const { mode, elderSize } = usePreferences().preferences
  return mode === 'elder' ? ([24, 28, 33, 40][elderSize - 1] ?? 24) / 15 : 1
}

/** One stop for Tab, arrows inside, Enter opens, space selects; only the rows in sight are in the page. */
export function Table<Item extends object>(props: TableProps<Item>) {
  const { label, columns, items, id, onOpen, selected, onSelect, sort, onSort, height = '70vh' } = props
  const scale = useScale()
  const selects = Boolean(onSelect)
  const rowHeight = Math.max(Math.round((props.rowHeight ?? 34) * scale), leastHeight(scale))
  const layout = useMemo(() => ({ rowHeight, headingHeight: rowHeight }), [rowHeight])
  const rows = useMemo(() => items.map((item) => ({ id: id(item), item })), [items, id])
  // An empty grid says nothing; the reason does.
  if (items.length === 0) return props.empty ?? null
  return (
    <Virtualizer layout={TableLayout} layoutOptions={layout}>
      <AriaTable
        aria-label={label}
        className={styles.frame}
        style={{ height: `min(${(items.length + 1) * rowHeight + 4}px, ${height})` }}
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
                  <span className={styles.fit} ref={tellWhatIsCut}>
                    {column.cell(item)}
                  </span>
                </Cell>
              ))}
            </Row>
          )}
        </TableBody>
      </AriaTable>
    </Virtualizer>
  )
}
