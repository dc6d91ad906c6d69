import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: { ask: '请工作人员给我打电话' },
  en: { ask: 'Please call me' },
})
