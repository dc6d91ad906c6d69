import { useState } from 'react'
import type { Json } from '@/api'
import { useText, useWords } from '@/i18n'
import { SelectField, TextField } from '@/ui'
import { asLine, useField, type BoxProps, type ShapedBoxProps } from './controls'
import { useEditing } from './editing'
import { words } from './words'

/** The number that was typed; none where it is no number, or no whole one where a whole one is wanted. */
export function numberTyped(typed: string, whole: boolean): number | undefined {
  const plain = typed.normalize('NFKC').replace(/[,\s]/g, '')
  const number = Number(plain)
  return plain !== '' && (whole ? Number.isInteger(number) : Number.isFinite(number)) ? number : undefined
}

/** What is typed stays as it is typed; the record gets numbers only, and what is none is said at once. */
export function NumberBox(props: ShapedBoxProps) {
  const { change } = useEditing()
  const say = useWords(words)
  const field = useField(props)
  const whole = props.shape.schema.type === 'integer'
  const [typed, setTyped] = useState({ text: asLine(props.value), value: props.value })
  // What came from elsewhere, such as an undone step, overtakes what stands in the box.
  const shown = typed.value === props.value ? typed.text : asLine(props.value)
  const wrong = numberTyped(shown, whole) === undefined
  const fault = whole ? say.wholeNumber(props.label) : say.anyNumber(props.label)
  return (
    <TextField
      {...field}
      error={wrong ? fault : field.error}
      value={shown}
      onChange={(next) => {
        const number = numberTyped(next, whole)
        setTyped({ text: next, value: number ?? props.value })
        if (number !== undefined) change(props.pointer, number)
      }}
      inputMode={props.shape.schema.type === 'integer' ? 'numeric' : 'decimal'}
      width="short"
    />
  )
}

/** A value that may be a yes or no, a number or a code: the default answer of a question. */
export function FreeBox(props: BoxProps) {
  const { change, kind, questions, locked } = useEditing()
  const say = useWords(words)
  const text = useText()
  const field = useField(props)
  const value = typeof props.value === 'boolean' ? String(props.value) : asLine(props.value)
  const row = kind === 'package' ? /^\/questions\/(\d+)\/default$/.exec(props.pointer)?.[1] : undefined
  const question = questions.find((one) => String(one.row) === row)
  const read = (typed: string): Json => {
    if (typed === 'true' || typed === 'false') return typed === 'true'
    return typed !== '' && Number.isFinite(Number(typed)) ? Number(typed) : typed
  }
  if (question && question.kind !== 'number') {
    const yesNo = [
      { value: 'true', label: say.yes },
      { value: 'false', label: say.no },
    ]
    const options = question.options.map((one) => ({ value: one.code, label: text(one.label) || one.code }))
    const known = question.kind === 'yes_no' ? yesNo : options
    return (
      <SelectField
        {...field}
        isDisabled={locked}
        value={value}
        onChange={(next) => change(props.pointer, question.kind === 'yes_no' ? next === 'true' : next)}
        options={known}
      />
    )
  }
  return (
    <TextField
      {...field}
      value={value}
      onChange={(next) => change(props.pointer, read(next))}
      width="medium"
    />
  )
}
