import { useQuery } from '@tanstack/react-query'
import { checkPaper, isProblem, type PaperView } from '@/api'
import { dictionary, useFormats, useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { Alert, Descriptions, Page } from '@/ui'

const words = dictionary({
  zh: {
    title: '查验证照',
    scan: '请扫描证照上的二维码来查验',
    scanText: '每一份证照、批文和备案凭证的左下角都有一个二维码，扫码后这里会显示它是不是本中心发出的。',
    none: '查不到这份证照',
    noneText: '请核对是不是从原件上扫的码。内容与原件不一致的，请拨打证照上的咨询电话。',
    real: '这份证照由本中心发出，在有效期内',
    over: '这份证照由本中心发出，有效期已过',
    sample: '这是演示系统的样本，没有法律效力',
    number: '编号',
    holder: '持有人',
    item: '办理事项',
    organ: '发证机关',
    issued: '发证日期',
    until: '有效期至',
    asStated: '以证照载明为准',
    compare: '请把下面的内容和手里的证照逐项对照，不一致的不要接受。',
  },
  en: {
    title: 'Check a licence',
    scan: 'Scan the code on the paper to check it',
    scanText: 'Every licence, approval and record has a code at its lower left. It leads here: is it ours?',
    none: 'No such paper',
    noneText:
      'Was the code scanned from the original? If what it says differs, call the number on the paper.',
    real: 'We issued this paper, and it is in its term',
    over: 'We issued this paper; its term is over',
    sample: 'A sample of a demonstration, without any legal effect',
    number: 'Number',
    holder: 'Holder',
    item: 'Item',
    organ: 'Issued by',
    issued: 'Issued on',
    until: 'Valid until',
    asStated: 'As the paper states',
    compare: 'Compare each line with the paper in your hand; do not accept one that differs.',
  },
})

/** Whoever scanned the code of a paper: was it issued here, to whom, is it still in its term. */
export function CheckPage({ paper, code }: { paper?: string | undefined; code?: string | undefined }) {
  const say = useWords(words)
  const query = useQuery({
    queryKey: ['paper', paper, code],
    queryFn: ({ signal }) => checkPaper(paper ?? '', code ?? '', signal),
    enabled: Boolean(paper && code),
    retry: false,
  })
  const none = isProblem(query.error) && (query.error.status === 404 || query.error.status === 400)
  if (!paper || !code || none)
    return (
      <Page width="column" title={say.title}>
        <Alert tone={none ? 'warn' : 'info'} title={none ? say.none : say.scan} announce={none}>
          {none ? say.noneText : say.scanText}
        </Alert>
      </Page>
    )
  return (
    <Loaded query={query} title={say.title}>
      {(found) => <Found paper={found} />}
    </Loaded>
  )
}

function Found({ paper }: { paper: PaperView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (
    <Page width="column" above={say.title} title={text(paper.name)}>
      <Alert tone={paper.in_term ? 'good' : 'warn'} title={paper.in_term ? say.real : say.over} announce>
        {say.compare}
      </Alert>
      {paper.sample && <Alert tone="warn" title={say.sample} />}
      <Descriptions
        items={[
          { label: say.number, value: paper.number },
          { label: say.holder, value: paper.holder },
          { label: say.item, value: text(paper.item.name) },
          { label: say.organ, value: text(paper.organ.name) },
          { label: say.issued, value: format.day(paper.issued_on) },
          { label: say.until, value: paper.valid_to ? format.day(paper.valid_to) : say.asStated },
        ]}
      />
    </Page>
  )
}
