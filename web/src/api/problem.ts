// What the server says when it says no (RFC 9457), and what we say when we cannot reach it.
import type { Text } from '@/i18n'

export interface FieldFault {
  /** A path as we sent it: "fields.area", "materials[2].copies". */
  field: string
  code: string
  text: Text
}

export interface ProblemBody {
  status: number
  code: string
  text: Text
  trace: string
  clause?: string
  fields?: FieldFault[]
}

const unreachable: Text = {
  zh: '现在连不上服务器。您填写的内容还在，请检查网络后再试。',
  en: 'We cannot reach the server. What you entered is still here; check your connection and try again.',
}
const unreadable: Text = {
  zh: '服务器没有给出能读懂的答复。您填写的内容还在，请稍后再试。',
  en: 'The server gave no answer we can read. What you entered is still here; try again in a moment.',
}

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly status: number
  readonly code: string
  readonly text: Text
  readonly trace: string
  readonly clause: string
  readonly fields: readonly FieldFault[]

  constructor(body: ProblemBody) {
    super(`${body.status} ${body.code}`)
    this.status = body.status
    this.code = body.code
    this.text = body.text
    this.trace = body.trace
    this.clause = body.clause ?? ''
    this.fields = body.fields ?? []
  }

  /** Nothing reached the server, or nothing came back: trying again with the same key is safe. */
  get unreached(): boolean {
    return this.status === 0
  }
  get retryable(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500
  }
}

export function unreachableProblem(): Problem {
  return new Problem({ status: 0, code: 'unreachable', text: unreachable, trace: '' })
}

export function problemFrom(response: Response, body: unknown): Problem {
  const said = (typeof body === 'object' && body !== null ? body : {}) as Partial<ProblemBody>
  return new Problem({
    status: response.status,
    code: said.code ?? 'unreadable',
    text: said.text ?? unreadable,
    trace: said.trace ?? '',
    clause: said.clause,
    fields: said.fields,
  })
}

export function isProblem(error: unknown): error is Problem {
  return error instanceof Problem
}
