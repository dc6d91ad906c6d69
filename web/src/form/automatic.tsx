import { useText, useWords } from '@/i18n'
import { Descriptions, Tag } from '@/ui'
import type { FormField, Values } from './field'
import styles from './form.module.css'
import { useValueWords } from './values'
import { words } from './words'

interface AutomaticProps {
  fields: readonly FormField[]
  values: Values
  /** Answers to the package's questions, which fill some fields. */
  answers: Readonly<Record<string, string>>
  /** Read by a clerk, who corrects what is wrong instead of being told. */
  forStaff?: boolean
}

/** What comes by itself: the value where it is known, its source, and how to dispute it. */
export function Automatic({ fields, values, answers, forStaff }: AutomaticProps) {
  const say = useWords(words)
  const text = useText()
  const inWords = useValueWords()
  if (fields.length === 0) return null
  const source = (field: FormField) => {
    if (field.from_answer) return forStaff ? say.fromAnswerStaff : say.fromAnswer
    if (field.source === 'result') return say.fromResult
    return field.source_name ? say.fromSource(text(field.source_name)) : say.fromNowhere
  }
  return (
    <section className={styles.automatic} aria-labelledby="automatic-title">
      <h2 id="automatic-title">{forStaff ? say.automaticStaff : say.automatic}</h2>
      <Descriptions
        items={fields.map((field) => {
          const value = values[field.code] || (field.from_answer && answers[field.from_answer])
          return {
            label: text(field.label),
            value: (
              <>
                {value && `${inWords(field, value)} `}
                <Tag tone="brand">{source(field)}</Tag>
              </>
            ),
          }
        })}
      />
      <p>{forStaff ? say.automaticWrongStaff : say.automaticWrong}</p>
    </section>
  )
}
