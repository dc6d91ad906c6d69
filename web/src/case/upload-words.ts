import { dictionary } from '@/i18n'

export const words = dictionary({
  zh: {
    fileKinds: 'PDF、OFD、JPG、PNG',
    fileStored: (index: number) => `已上传的文件 ${index}`,
  },
  en: {
    fileKinds: 'PDF, OFD, JPG, PNG',
    fileStored: (index: number) => `Uploaded file ${index}`,
  },
})
