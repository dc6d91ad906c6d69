import { useState } from 'react'
import {
  Actions,
  Button,
  ChoiceField,
  Link,
  MultiField,
  NumberField,
  RowsField,
  Section,
  SelectField,
  TextField,
  TickField,
  YesNoField,
} from '@/ui'
import { ComboField } from '@/ui/combo-field'
import { DateField } from '@/ui/date-field'
import { Upload } from '@/ui/upload'

const trades = ['药店', '书店', '理发店', '健身房', '餐馆'].map((label) => ({ value: label, label }))

export function ControlsPage() {
  return (
    <>
      <Section title="按钮">
        <Actions>
          <Button kind="primary">提交申请</Button>
          <Button keys="a">受理</Button>
          <Button kind="quiet">修改</Button>
          <Button kind="danger">撤回</Button>
          <Button isDisabled>不能按</Button>
          <Button kind="primary" isPending>
            提交申请
          </Button>
          <Link href="/gallery/?page=form" button="secondary">
            像按钮的链接
          </Link>
        </Actions>
        <Button whyNot="您的授权书不含“药品经营许可证核发”的决定权，请转市场监管局负责人。">准予</Button>
      </Section>
      <Section title="输入">
        <Inputs />
      </Section>
      <Section title="选择">
        <Choices />
      </Section>
      <Section title="文件">
        <Files />
      </Section>
    </>
  )
}

function Inputs() {
  const [text, setText] = useState('渝北大药房')
  const [area, setArea] = useState('120')
  const [day, setDay] = useState('2026-03-02')
  const [long, setLong] = useState('')
  return (
    <>
      <TextField
        name="name"
        label="名称"
        hint="与保留的名称一致"
        value={text}
        onChange={setText}
        source="已从营业执照库带出"
      />
      <TextField
        name="wrong"
        label="身份证号码"
        value={text}
        onChange={setText}
        width="medium"
        error="身份证号码不对：应是 18 位"
      />
      <NumberField name="area" label="使用面积" unit="平方米" value={area} onChange={setArea} />
      <DateField name="day" label="开业日期" value={day} onChange={setDay} />
      <DateField
        name="no-day"
        label="到期日期"
        value=""
        onChange={setDay}
        error="请填完整的年月日"
        optional
      />
      <TextField
        name="long"
        label="经营范围"
        value={long}
        onChange={setLong}
        long
        maxLength={500}
        optional
      />
      <TextField name="off" label="不能改的" value="91500112MA5" onChange={setText} isDisabled />
      <TextField name="read" label="只能看的" value="91500112MA5" onChange={setText} isReadOnly />
    </>
  )
}

function Choices() {
  const [one, setOne] = useState('药店')
  const [several, setSeveral] = useState(['药店'])
  const [yes, setYes] = useState('')
  const [ticked, setTicked] = useState(false)
  const [rows, setRows] = useState([{ name: '张三' }])
  return (
    <>
      <ChoiceField name="trade" label="开什么店" options={trades} value={one} onChange={setOne} />
      <YesNoField
        name="chain"
        label="是不是连锁"
        hint="总部统一配送的是连锁"
        value={yes}
        onChange={setYes}
        error="请选择"
      />
      <MultiField
        name="more"
        label="还要办什么"
        options={trades}
        values={several}
        onChange={setSeveral}
        optional
      />
      <SelectField name="select" label="办理地点" options={trades} value={one} onChange={setOne} />
      <ComboField name="combo" label="街道" options={trades} value={one} onChange={setOne} />
      <TickField
        name="agree"
        label="我确认以上内容真实"
        value={ticked}
        onChange={setTicked}
        error="请先勾选"
      />
      <RowsField name="rows" label="股东" rows={rows} onChange={setRows} empty={() => ({ name: '' })}>
        {(row, change, index) => (
          <TextField
            name={`row-${index}`}
            label="姓名"
            value={row.name}
            onChange={(name) => change({ ...row, name })}
          />
        )}
      </RowsField>
    </>
  )
}

function Files() {
  return (
    <Upload
      name="lease"
      label="房屋租赁合同"
      hint="拍照也可以"
      types={['application/pdf', 'image/png']}
      typeNames="PDF、PNG"
      mostBytes={20_000_000}
      files={[
        {
          key: '1',
          name: '合同第一页.png',
          size: 120_000,
          state: 'stored',
          percent: 100,
          preview: '/mark.svg',
        },
        { key: '2', name: '合同第二页.pdf', size: 3_400_000, state: 'sending', percent: 42 },
        {
          key: '3',
          name: '合同第三页.pdf',
          size: 900_000,
          state: 'failed',
          percent: 0,
          error: '网络断了，没有传上去',
        },
      ]}
      onAdd={() => {}}
      onCancel={() => {}}
      onRemove={() => {}}
      onRetry={() => {}}
    />
  )
}
