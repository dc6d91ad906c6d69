import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: { cases: '办件', serve: '接件' },
  en: { cases: 'Cases', serve: 'Serve' },
})
