// One side of a difference, for somebody who reads sentences and no records: a sentence in the language of
// the page with the other one small below it, a part of a record member by member.
import type { Json } from '@/api'
import { useFormats, useLanguage, useWords, type Formats } from '@/i18n'
import { MarkChinese } from '@/ui'
import { differenceWords } from './difference-words'
import styles from './editor.module.css'
import { useLabels, type Labels } from './labels'
import { isCondition, isObject, isText } from './pointer'
import { membersOf, type useSpeech } from './value-words'

interface DifferenceValueProps {
  value: Json | undefined
  names: readonly string[]
  speech: ReturnType<typeof useSpeech>
}

export function DifferenceValue({ value, names, speech }: DifferenceValueProps) {
  const say = useWords(differenceWords)
  const labels = useLabels()
  const format = useFormats()
  if (value === undefined || value === null) return <span className={styles.soft}>{say.nothing}</span>
  if (isText(value)) return <Sentence text={value} />
  if (!isObject(value) || isCondition(value)) return <MarkChinese>{speech.read(value, names)}</MarkChinese>
  return (
    <div className={styles.members}>
      {membersOf(value).map(([name, inner]) => (
        <div key={name}>
          {labels.member([...names, name])}
          {format.colon}
          <MarkChinese>{speech.read(inner, [...names, name])}</MarkChinese>
        </div>
      ))}
      <OtherLanguage value={value} names={names} labels={labels} format={format} />
    </div>
  )
}

function Sentence({ text }: { text: { zh: string; en: string } }) {
  const { language } = useLanguage()
  const [shown, below] = language === 'zh' ? [text.zh, text.en] : [text.en, text.zh]
  return (
    <>
      {shown && <MarkChinese>{shown}</MarkChinese>}
      {below && (
        <div className={styles.below} lang={language === 'zh' ? 'en' : 'zh-CN'}>
          {below}
        </div>
      )}
    </>
  )
}

interface Said {
  label: string
  zh: string
  en: string
}

function sentencesIn(value: Json | undefined, names: readonly string[], labels: Labels): Said[] {
  if (isText(value)) return [{ label: labels.member(names), zh: value.zh, en: value.en }]
  if (Array.isArray(value)) return value.flatMap((one) => sentencesIn(one, names, labels))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => sentencesIn(inner, [...names, name], labels))
}

interface OtherLanguageProps extends Omit<DifferenceValueProps, 'speech'> {
  labels: Labels
  format: Formats
}

/** The same sentences in the other language, folded: whoever looks after the translation opens them. */
function OtherLanguage({ value, names, labels, format }: OtherLanguageProps) {
  const say = useWords(differenceWords)
  const { language } = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  const all = sentencesIn(value, names, labels).filter((one) => one[other])
  if (all.length === 0) return null
  return (
    <details className={styles.below}>
      <summary>{say.otherLanguage}</summary>
      {all.map((one, index) => (
        <div key={index}>
          {one.label}
          {format.colon}
          <span lang={other === 'zh' ? 'zh-CN' : 'en'}>{one[other]}</span>
        </div>
      ))}
    </details>
  )
}
