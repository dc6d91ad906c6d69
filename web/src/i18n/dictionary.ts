// Words in two languages, kept beside the screen that says them. A key without English does not compile.
export type Language = 'zh' | 'en'

/** A text from the catalogue or the server, in both languages. */
export interface Text {
  zh: string
  en: string
}

export interface Dictionary<Words> {
  zh: Words
  en: Words
}

export function dictionary<Words>(words: { zh: Words; en: NoInfer<Words> }): Dictionary<Words> {
  return words
}
