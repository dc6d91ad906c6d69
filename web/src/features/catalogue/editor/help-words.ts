import { dictionary } from '@/i18n'

const keyZh = '程序里用的名字，群众看不到：小写英文和数字，用下划线连接；发布后不能再改。'
const keyEn = 'For the program only: lower case, digits, underscores; never changed after publication.'

/** What to bear in mind while filling it in; from docs/catalogue-format.md. */
export const helpWords = dictionary({
  zh: {
    'code': '小写英文，用连字符连接；用过的代码不能再作他用。',
    'questions.code': keyZh,
    'options.code': keyZh,
    'refusal_grounds.code': keyZh,
    'basis': '至少一条；没有依据的事项不能入库。',
    'confidence': '只有读过原文才选“确定”；本区自己定的，公布前都是“待本区确认”。',
    'statutory': '法律没有规定时限，与没有人核实过，是两回事。',
    'promised': '不得长于法定时限；为 0 天时就是即办件。',
    'visits': '其余都在网上办时，仍须本人到场几次；大于 0 要写明原因。',
    'materials': '说不出依据的材料不能要求提交；不能写“其他材料”。',
    'necessity': '可容缺后补的，结果要等补齐才发。',
    'site_check': '核查要两人以上；没有核查记录不能准予。',
    'special_procedures': '只有行政许可法第四十五条所列的八种；现场核查、公示、技术审查都不是。',
    'refusal_grounds': '只能以这些理由不予许可，每一条都要有依据。',
    'questions': '任何一条路上最多七个问题；答案不改变任何事情的问题不要问。',
    'default': '只有猜错也没有害处时才给默认答案。',
    'edges': '箭头后面的事项要用到前面事项的结果。',
    'promise': '只有承诺得比各事项合计更长时才写。',
    'aliases': '老百姓会说的话、拼音、常见错字都可以写。',
    'common_faults': '每一条都要写清哪里不对，以及怎么改。',
    'from_question': '群众已经答过的，不再让他填一次。',
    'dropped_why': '事实由程序自动加上，这里只写理由。',
  },
  en: {
    'code': 'Lower case with hyphens. A code that was used never means something else.',
    'questions.code': keyEn,
    'options.code': keyEn,
    'refusal_grounds.code': keyEn,
    'basis': 'At least one; an item without a basis is refused.',
    'confidence':
      'Certain only if the text was read. What the district sets itself is unsure until published.',
    'statutory': 'That the law sets no limit and that nobody has checked are two different things.',
    'promised': 'Not longer than the law; 0 days means on the spot.',
    'visits': 'Times one must come when all else is online; more than 0 needs a reason.',
    'materials': 'A material without a basis may not be asked for; nor may “other materials”.',
    'necessity': 'What may follow later must be there before the result is issued.',
    'site_check': 'Two officers or more; without their record it cannot be granted.',
    'special_procedures':
      'Only the eight of art. 45 of the Licensing Law; no site check, publicity or review.',
    'refusal_grounds': 'The only grounds on which it may be refused, each with its basis.',
    'questions': 'At most seven on any path; ask nothing whose answer changes nothing.',
    'default': 'Only where a wrong guess does no harm.',
    'edges': 'What the arrow points to needs the result of what it comes from.',
    'promise': 'Only if it is longer than what the items come to.',
    'aliases': 'Words people use, pinyin and common slips too.',
    'common_faults': 'Each says what is wrong and what to do.',
    'from_question': 'Nobody is asked twice.',
    'dropped_why': 'The program adds the fact; write the reason only.',
  },
})
