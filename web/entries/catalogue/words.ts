import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: { revisions: '修订稿' },
  en: { revisions: 'Revisions' },
})
