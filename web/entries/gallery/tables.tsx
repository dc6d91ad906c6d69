import { useState } from 'react'
import { Light, PlainTable, Section } from '@/ui'
import { Table, type TableColumn } from '@/ui/table'

interface Row {
  id: string
  item: string
  left: number
}
const names = ['药品经营许可证核发', '食品经营许可', '公共场所卫生许可', '户外招牌设置备案']
const rows: Row[] = Array.from({ length: 500 }, (_, at) => ({
  id: `500112-2026-${String(at + 1).padStart(7, '0')}`,
  item: names[at % names.length] ?? '',
  left: (at % 12) - 1,
}))
const colour = (left: number) => (left < 0 ? 'red' : left < 2 ? 'yellow' : 'green')
const said = { green: '正常', yellow: '临期', red: '超过法定期限' }
const columns: TableColumn<Row>[] = [
  { id: 'id', title: '编号', cell: (row) => row.id, rowHeader: true, minWidth: 200, sortable: true },
  { id: 'item', title: '事项', cell: (row) => row.item, minWidth: 220 },
  {
    id: 'light',
    title: '状态',
    cell: (row) => <Light colour={colour(row.left)}>{said[colour(row.left)]}</Light>,
    minWidth: 150,
  },
  { id: 'left', title: '剩余工作日', cell: (row) => row.left, figure: true, sortable: true, minWidth: 120 },
]

export function TablesPage() {
  const [selected, setSelected] = useState<'all' | Set<string | number>>(new Set())
  return (
    <>
      <Section title="工作清单">
        <Table
          label="工作清单"
          columns={columns}
          items={rows}
          id={(row) => row.id}
          selected={selected}
          onSelect={setSelected}
          sort={{ column: 'left', direction: 'ascending' }}
          onSort={() => {}}
          onOpen={() => {}}
          height="24rem"
        />
      </Section>
      <Section title="空的">
        <Table
          label="空清单"
          columns={columns}
          items={[]}
          id={(row) => row.id}
          empty={<p>今日无待办。</p>}
        />
      </Section>
      <Section title="只看的">
        <PlainTable caption="近四项" columns={columns} items={rows.slice(0, 4)} id={(row) => row.id} />
      </Section>
    </>
  )
}
