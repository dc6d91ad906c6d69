// The same rules the server has, said early and kindly. The server checks again and wins.
import type { Language, Text } from '@/i18n'
import { brokenRules } from './consistency'
import { readRows, type FormColumn, type FormField, type FormRule, type Values } from './field'
import { isCreditCode, isDay, isIdNumber, isPhone, plainNumber } from './numbers'
import { faultWords } from './words'

export type FaultCode =
  | 'missing'
  | 'choose'
  | 'id_number'
  | 'credit_code'
  | 'phone'
  | 'not_a_number'
  | 'not_whole'
  | 'too_small'
  | 'too_large'
  | 'too_long'
  | 'not_a_date'
  | 'wrong_form'
  | 'contradicts'
  | 'no_rows'
  | 'row'

export interface Fault {
  field: string
  code: FaultCode
  /** A limit, or the row and column at fault. */
  limit?: number
  row?: number
  column?: string
  /** What the broken rule says to do. */
  rule?: Text
}

interface Shape {
  kind: string
  required: boolean
  min?: number | undefined
  max?: number | undefined
  max_length?: number | undefined
  pattern?: string | undefined
}

type Found = Pick<Fault, 'code' | 'limit'>

function numberFault(text: string, whole: boolean, { min, max }: Shape): Found | null {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return { code: 'not_a_number' }
  if (whole && plain.includes('.')) return { code: 'not_whole' }
  const value = Number(plain)
  if (min !== undefined && value < min) return { code: 'too_small', limit: min }
  if (max !== undefined && value > max) return { code: 'too_large', limit: max }
  return null
}

function valueFault(value: string, shape: Shape): Found | null {
  const text = value.trim()
  const choosing = shape.kind === 'choice' || shape.kind === 'yes_no'
  if (text === '') return shape.required ? { code: choosing ? 'choose' : 'missing' } : null
  const most = shape.max_length ?? (shape.kind === 'long_text' ? 2_000 : 200)
  if ([...text].length > most) return { code: 'too_long', limit: most }
  if (shape.pattern && !new RegExp(`^(?:${shape.pattern})$`).test(text)) return { code: 'wrong_form' }
  switch (shape.kind) {
    case 'id_number':
      return isIdNumber(plainNumber(text)) ? null : { code: 'id_number' }
    case 'credit_code':
      return isCreditCode(plainNumber(text)) ? null : { code: 'credit_code' }
    case 'phone':
      return isPhone(plainNumber(text)) ? null : { code: 'phone' }
    case 'integer':
      return numberFault(text, true, shape)
    case 'decimal':
      return numberFault(text, false, shape)
    case 'date':
      return isDay(text) ? null : { code: 'not_a_date' }
    default:
      return null
  }
}

function tableFault(field: FormField, value: string): Omit<Fault, 'field'> | null {
  const rows = readRows(value)
  if (rows.length === 0) return field.required ? { code: 'no_rows' } : null
  for (const [index, row] of rows.entries()) {
    const column = field.columns.find((candidate) => columnFault(candidate, row[candidate.code] ?? ''))
    if (column) return { code: 'row', row: index, column: column.code }
  }
  return null
}

export function columnFault(column: FormColumn, value: string): Found | null {
  return valueFault(value, column)
}

export function faultOf(field: FormField, value: string): Fault | null {
  const found = field.kind === 'table' ? tableFault(field, value) : valueFault(value, field)
  return found && { field: field.code, ...found }
}

/** What is wrong with each field by itself; where nothing is, what it contradicts. */
export function faultsOf(
  fields: readonly FormField[],
  values: Values,
  rules: readonly FormRule[] = [],
): Fault[] {
  const broken = brokenRules(rules, values).filter((rule) => !rule.only_said)
  return fields.flatMap((field) => {
    const own = faultOf(field, values[field.code] ?? '')
    if (own) return own
    const rule = broken.find((one) => one.field === field.code)
    return rule ? { field: field.code, code: 'contradicts' as const, rule: rule.text } : []
  })
}

/** What is sent: numbers without spaces and full-width signs. */
export function tidied(field: Pick<FormField, 'kind'>, value: string): string {
  switch (field.kind) {
    case 'id_number':
    case 'credit_code':
    case 'phone':
      return plainNumber(value)
    case 'integer':
    case 'decimal':
      return value.normalize('NFKC').replace(/[,\s]/g, '')
    default:
      return value.trim()
  }
}

/** In words; the summary and the field say the same sentence. */
export function saidOf(fault: Fault, field: FormField, language: Language): string {
  const say = faultWords[language]
  const label = field.label[language] || field.label.zh
  const unit = field.unit ? field.unit[language] || field.unit.zh : ''
  const limit = fault.limit ?? 0
  switch (fault.code) {
    case 'missing':
      return say.missing(label)
    case 'choose':
      return say.choose(label)
    case 'too_small':
      return say.tooSmall(label, limit, unit)
    case 'too_large':
      return say.tooLarge(label, limit, unit)
    case 'too_long':
      return say.tooLong(label, limit)
    case 'row': {
      const column = field.columns.find((candidate) => candidate.code === fault.column)
      return say.row(label, (fault.row ?? 0) + 1, column ? column.label[language] || column.label.zh : '')
    }
    case 'no_rows':
      return say.noRows(label)
    case 'contradicts':
      return fault.rule ? fault.rule[language] || fault.rule.zh : ''

    default:
      return say[fault.code](label)
  }
}
