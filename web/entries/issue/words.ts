import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: { results: '待领结果' },
  en: { results: 'Results' },
})
