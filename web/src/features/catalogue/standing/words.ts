import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: {
    suspended: '暂停办理',
    retired: '已取消',
    willBeSuspended: '将暂停办理',
    willBeRetired: '将取消',
    of: (item: string, mark: string) => `“${item}”${mark}`,
    instead: '可以改办：',
    goesOn: '在这以前已经提交的申请照常办理。',
  },
  en: {
    suspended: 'Suspended',
    retired: 'Abolished',
    willBeSuspended: 'To be suspended',
    willBeRetired: 'To be abolished',
    of: (item: string, mark: string) => `“${item}”: ${mark}`,
    instead: 'Apply for this instead: ',
    goesOn: 'Applications handed in before go on as usual.',
  },
})
