import type { ReactNode } from 'react'
import styles from './table.module.css'

interface PlainTableProps<Item> {
  caption: string
  columns: readonly { id: string; title: string; cell: (item: Item) => ReactNode; figure?: boolean }[]
  items: readonly Item[]
  id: (item: Item) => string
}

/** A table only to be read. On narrow screens it scrolls inside its own frame. */
export function PlainTable<Item>({ caption, columns, items, id }: PlainTableProps<Item>) {
  return (
    <div className={styles.frame} role="region" aria-label={caption} tabIndex={0}>
      <table className={styles.table}>
        <caption className={styles.caption}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.figure ? styles.figure : undefined}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={id(item)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.id} scope="row">
                    {column.cell(item)}
                  </th>
                ) : (
                  <td key={column.id} className={column.figure ? styles.figure : undefined}>
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
