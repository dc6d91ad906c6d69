import { dictionary } from '@/i18n'

export const importWords = dictionary({
  zh: {
    importTitle: '导入文件',
    importLead:
      '把改好的文件（导出的压缩包、其中一个 YAML 文件、JSON 或 XLSX）放进这份修订稿。有一处错，就什么都不改，并一次列出全部错处。',
    importFile: '文件',
    importGo: '导入到这份修订稿',
    importMissing: '请选择文件',
    importFaults: '文件里有错，什么都没有改',
    importChoose: '选择文件',
    importNone: '还没有选文件',
    importChanged: '文件选好以后又改过了，请重新选择文件。修订稿没有动。',
    imported: (file: string) => `已导入“${file}”`,
    cancel: '取消',
  },
  en: {
    importTitle: 'Import a file',
    importLead:
      'Brings an exported archive, one YAML file of it, JSON or XLSX in. ' +
      'With one fault nothing is changed; all are listed.',
    importFile: 'File',
    importGo: 'Import into this revision',
    importMissing: 'Choose a file',
    importFaults: 'The file has faults; nothing was changed',
    importChoose: 'Choose a file',
    importNone: 'No file chosen yet',
    importChanged: 'The file was changed after you chose it. Choose it again; the revision is as it was.',
    imported: (file: string) => `“${file}” is imported`,
    cancel: 'Cancel',
  },
})
