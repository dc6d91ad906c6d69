/* Rows drawn as cards are no table any more to a screen reader; the roles say that they still are. */
/* eslint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role */
import type { ReactNode } from 'react'
import styles from './table.module.css'

interface PlainTableProps<Item> {
  caption: string
  columns: readonly { id: string; title: string; cell: (item: Item) => ReactNode; figure?: boolean }[]
  items: readonly Item[]
  id: (item: Item) => string
  /** On a telephone each row is a card, every value under the title of its column. */
  cards?: boolean
}

/** A table only to be read. On narrow screens it scrolls inside its own frame, or its rows are cards. */
export function PlainTable<Item>({ caption, columns, items, id, cards }: PlainTableProps<Item>) {
  return (
    <div className={styles.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={`${styles.table} ${cards ? styles.cards : ''}`} role="table">
        <caption className={styles.caption}>{caption}</caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((column) => (
              <th
                key={column.id}
                role="columnheader"
                scope="col"
                className={column.figure ? styles.figure : undefined}
              >
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {items.map((item) => (
            <tr key={id(item)} role="row">
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} role="rowheader" scope="row">
                    {column.cell(item)}
                  </th>
                ) : (
                  <td
                    key={column.id}
                    role="cell"
                    data-title={column.title}
                    className={column.figure ? styles.figure : undefined}
                  >
                    {column.cell(item)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
