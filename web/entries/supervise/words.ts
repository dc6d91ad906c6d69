import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: {
    overview: '大厅此刻',
    items: '事项',
    cases: '办件',
    indicators: '目录指标',
    guideReports: '指南纠错',
    assessments: '年度自查',
    clock: '演示时间',
  },
  en: {
    overview: 'The hall now',
    items: 'Items',
    cases: 'Cases',
    indicators: 'Indicators',
    guideReports: 'Wrong guides',
    assessments: 'Yearly review',
    clock: 'Demonstration clock',
  },
})
