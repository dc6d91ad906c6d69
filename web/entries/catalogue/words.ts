import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: { revisions: '修订稿', reports: '指南纠错' },
  en: { revisions: 'Revisions', reports: 'Guide reports' },
})
