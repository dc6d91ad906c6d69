import type { CaseView, DocumentView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { words } from './words'

/** As many names as stand in a line; the rest is counted. */
const namesShown = 2

/** What a document of a case is about: seven decisions are called the same, and so are four acceptances. */
export function useDocumentItems(kase: CaseView): (document: DocumentView) => string {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return (document) => {
    const codes = document.item ? [document.item] : document.items
    const names = codes.flatMap((code) => {
      const task = kase.tasks.find((one) => one.item.code === code)
      return task ? [text(task.item.name)] : []
    })
    if (names.length <= namesShown) return format.list(names)
    return say.andOthers(format.list(names.slice(0, namesShown)), names.length)
  }
}
