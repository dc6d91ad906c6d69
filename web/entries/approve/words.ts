import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: { tasks: '待办事项', letters: '授权书', assessments: '年度自查' },
  en: { tasks: 'Work to do', letters: 'Letters', assessments: 'Yearly review' },
})
