import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: {
    title: '这份指南有不对的地方？',
    lead: '告诉我们哪里不对，我们核实后答复您。不用登录，不问您是谁。',
    ask: '我要纠错',
    look: '查以前纠错的答复',
  },
  en: {
    title: 'Is something in this guide wrong?',
    lead: 'Tell us what; we look into it and answer you. No sign-in, and nobody asks who you are.',
    ask: 'Report a mistake',
    look: 'Look up the answer to a report',
  },
})
