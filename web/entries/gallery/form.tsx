import { useState } from 'react'
import { Automatic, faultsOf, Review, SaveNote, SchemaForm, type Field } from '@/form'
import { Button, Section } from '@/ui'

const base = { choices: [], columns: [], required: true, asked: true, source: 'applicant', for_items: [] }
const words = (zh: string, en: string) => ({ zh, en })
const fields: Field[] = [
  {
    ...base,
    code: 'name',
    label: words('名称', 'Name'),
    kind: 'text',
    hint: words('与保留的名称一致', 'As reserved'),
  },
  { ...base, code: 'id', label: words('身份证号码', 'Identity number'), kind: 'id_number' },
  { ...base, code: 'phone', label: words('联系手机', 'Mobile phone'), kind: 'phone' },
  {
    ...base,
    code: 'area',
    label: words('使用面积', 'Floor area'),
    kind: 'decimal',
    unit: words('平方米', 'm²'),
    min: 1,
  },
  { ...base, code: 'day', label: words('开业日期', 'Opening day'), kind: 'date', required: false },
  { ...base, code: 'night', label: words('夜间营业', 'Open at night'), kind: 'yes_no' },
  {
    ...base,
    code: 'mode',
    label: words('经营方式', 'Trade'),
    kind: 'choice',
    choices: [
      { code: 'retail', name: words('零售', 'Retail') },
      { code: 'online', name: words('网上零售', 'Online retail') },
    ],
  },
  {
    ...base,
    code: 'owners',
    label: words('股东', 'Shareholders'),
    kind: 'table',
    columns: [{ code: 'name', label: words('姓名', 'Name'), kind: 'text', choices: [], required: true }],
  },
]
const automatic: Field[] = [
  {
    ...base,
    code: 'credit',
    label: words('统一社会信用代码', 'Credit code'),
    kind: 'text',
    asked: false,
    source: 'result',
  },
]

export function FormPage() {
  const [values, setValues] = useState<Record<string, string>>({
    name: '渝北大药房',
    area: '０',
    owners: '[{}]',
  })
  const [attempt, setAttempt] = useState(1)
  const [reason, setReason] = useState<string>()
  return (
    <>
      <SchemaForm
        fields={fields}
        values={values}
        onChange={(code, value) => setValues({ ...values, [code]: value })}
        faults={attempt ? faultsOf(fields, values) : []}
        attempt={attempt}
        recorded={{
          name: {
            value: '渝北大药房',
            checked: true,
            reason,
            dispute: () => setReason(''),
            explain: setReason,
            keep: () => setReason(undefined),
          },
        }}
      />
      <Button kind="primary" onPress={() => setAttempt(attempt + 1)}>
        保存并继续
      </Button>
      <SaveNote state={{ phase: 'saved', at: '2026-03-02T14:03:00+08:00' }} />
      <Automatic fields={automatic} values={values} answers={{}} />
      <Section title="核对">
        <Review
          pages={[{ id: '主体', title: words('经营主体', 'Business'), fields, automatic }]}
          values={values}
          changeHref={() => '/gallery/?page=form'}
        />
      </Section>
    </>
  )
}
