import {
  Alert,
  Descriptions,
  Empty,
  ErrorSummary,
  HelpLink,
  KeyCaps,
  Light,
  Link,
  Mark,
  Pagination,
  QrCode,
  Result,
  Section,
  Stat,
  Stats,
  Status,
  Steps,
  Tag,
  Timeline,
} from '@/ui'

const shapes = {
  waiting: '待受理',
  working: '办理中',
  done: '已准予',
  refused: '不予',
  stopped: '特别程序中',
  asked: '待补正',
  ended: '已终止',
} as const

export function DisplayPage() {
  return (
    <>
      <Section title="状态">
        <p>
          {Object.entries(shapes).map(([shape, word]) => (
            <span key={shape}>
              <Status shape={shape as keyof typeof shapes}>{word}</Status>{' '}
            </span>
          ))}
        </p>
        <p>
          <Light colour="green">正常</Light> <Light colour="yellow">临期</Light>{' '}
          <Light colour="red">超过法定期限</Light> <Tag>普通</Tag> <Tag tone="brand">一件事</Tag>{' '}
          <Tag tone="info">告知承诺</Tag> <KeyCaps keys="Control+k" /> <Mark />
        </p>
      </Section>
      <Section title="提示">
        <Alert title="请带上身份证">窗口会当场核对。</Alert>
        <Alert tone="good" title="补正已提交" />
        <Alert tone="warn" title="请在 2026年4月2日星期四 前提交" />
        <Alert tone="bad" title="服务器出了故障">
          <p>什么都没有改动。</p>
        </Alert>
        <ErrorSummary attempt={0} errors={[{ name: 'x', message: '请填写名称' }]} />
        <Empty title="今日无待办" next={<Link href="/gallery/?page=tables">查看已办</Link>}>
          新的申请会自动出现在这里。
        </Empty>
        <HelpLink />
      </Section>
      <Section title="经过">
        <Steps
          label="填写进度"
          steps={[
            { label: '申请人', state: 'done' },
            { label: '经营主体', state: 'partial' },
            { label: '经营场所', state: 'current' },
            { label: '核对提交', state: 'ahead' },
          ]}
        />
        <Timeline
          label="办理经过"
          events={[
            { key: '1', title: '收件', when: '2026年3月2日 09:12', state: 'done' },
            { key: '2', title: '不予受理烟草零售', when: '2026年3月3日 10:00', state: 'bad' },
            { key: '3', title: '市场监管局正在审查', state: 'now', body: '已用 3 个工作日' },
            { key: '4', title: '出证', state: 'next' },
          ]}
        />
      </Section>
      <Section title="数字与说明">
        <Figures />
      </Section>
    </>
  )
}

function Figures() {
  return (
    <>
      <Stats>
        <Stat label="今日收件" value={42} unit="件" />
        <Stat label="临期" value={3} unit="件" note="点开逐件看" />
        <Stat label="超期" value={0} unit="件" />
      </Stats>
      <Descriptions
        items={[
          { label: '办件编号', value: '500112-2026-0001234-C' },
          { label: '申请人', value: '简晓雯', action: <Link href="/gallery/">修改</Link> },
        ]}
      />
      <Result
        title="申请已经提交"
        seal="已收件"
        number={{ label: '办件编号', value: '500112-2026-0001234-C' }}
        aside={<QrCode text="500112-2026-0001234-C" label="办件编号二维码" />}
      />
      <Pagination onNext={() => {}}>1–50，共 312 件</Pagination>
    </>
  )
}
