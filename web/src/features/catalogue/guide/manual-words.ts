import { dictionary } from '@/i18n'

export const manualWords = dictionary({
  zh: {
    title: '审查工作细则',
    print: '打印或带走',
    a4: '审查工作细则（A4）',
    large: '大字版',
    backToCase: '返回办件',
    backToList: '返回列表',
  },
  en: {
    title: 'Examination manual',
    print: 'Print or take away',
    a4: 'Examination manual (A4)',
    large: 'Large print',
    backToCase: 'Back to the case',
    backToList: 'Back to the list',
  },
})
