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
    importNothing: '没有要导入的改动',
    importCount: (count: number) => `导入这 ${count} 条`,
    previewTitle: '将要改动的记录',
    previewCount: (changed: number, unchanged: number) =>
      changed === 0
        ? `文件和这份修订稿一样（${unchanged} 条），没有要改的`
        : `将改动 ${changed} 条，其余 ${unchanged} 条和修订稿一样`,
    outdatedTitle: (count: number) => `其中 ${count} 条在导出之后又改过`,
    outdatedText:
      '文件里是改动以前的内容，导入会把后来的改动改回去。已替您勾选不导入；要用文件里的，取消勾选。',
    leaveOut: '不导入',
    leaveOutMany: '不导入的太多了，请导出修订稿，在新文件里改',
    leftOut: '不导入，保留修订稿里的',
    added: '新增',
    changed: '修改',
    imported: (count: number, names: string) =>
      count > 3 ? `已导入 ${count} 条：${names}等` : `已导入 ${count} 条：${names}`,
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
    importNothing: 'There is nothing to import',
    importCount: (count: number) => (count === 1 ? 'Import this record' : `Import these ${count} records`),
    previewTitle: 'Records that will change',
    previewCount: (changed: number, unchanged: number) =>
      changed === 0
        ? `The file says the same as this revision (records: ${unchanged}); nothing would change`
        : `Will change: ${changed}; the same as here: ${unchanged}`,
    outdatedTitle: (count: number) =>
      count === 1
        ? '1 of them was changed here since it was exported'
        : `${count} of them were changed here since they were exported`,
    outdatedText:
      'The file has them as they were before; importing them would undo the later change. ' +
      'They are marked to be left out; take the mark away to use the file’s.',
    leaveOut: 'Leave out',
    leaveOutMany: 'Too many are left out; export the revision anew and edit that file',
    leftOut: 'left out, stays as it is here',
    added: 'New',
    changed: 'Changed',
    imported: (count: number, names: string) =>
      count > 3 ? `${count} records imported: ${names} and more` : `Imported: ${names}`,
    cancel: 'Cancel',
  },
})
