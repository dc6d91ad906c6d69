// Staff at work without a screen: the same requests a desk sends, each by its own signed-in person.
import { randomUUID } from 'node:crypto'
import type { CaseView } from '@/api/types'
import type { Paper } from './papers'

export const password = 'yichuang2026'

export class Colleague {
  private cookie = ''

  private constructor(private readonly base: string) {}

  static async signIn(base: string, account: string): Promise<Colleague> {
    const one = new Colleague(base)
    await one.send('POST', '/session', { account, password })
    return one
  }

  async send<T>(method: string, path: string, body?: unknown, version?: number): Promise<T> {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        'Origin': this.base,
        'Content-Type': 'application/json',
        'Idempotency-Key': randomUUID(),
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        ...(version === undefined ? {} : { 'If-Match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const cookie = answer.headers.get('set-cookie')
    if (cookie) this.cookie = cookie.split(';')[0] ?? ''
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path} ${answer.status} ${text}`)
    return (text ? JSON.parse(text) : undefined) as T
  }

  /** What a browser has to bring to be this person. */
  get session() {
    const [name = '', ...value] = this.cookie.split('=')
    return { name, value: value.join('='), url: this.base }
  }

  async upload(paper: Paper): Promise<string> {
    const answer = await fetch(`${this.base}/api/v1/files`, {
      method: 'POST',
      headers: {
        'Origin': this.base,
        'Content-Type': paper.mimeType,
        'X-File-Name': encodeURIComponent(paper.name),
        'Cookie': this.cookie,
      },
      body: new Uint8Array(paper.buffer),
    })
    if (!answer.ok) throw new Error(`POST /files ${answer.status} ${await answer.text()}`)
    return ((await answer.json()) as { file: string }).file
  }

  case(id: string): Promise<CaseView> {
    return this.send('GET', `/cases/${id}`)
  }

  /** One act on a case, on the version that is there now. */
  async act(id: string, act: string, body: unknown) {
    const { version } = await this.case(id)
    return this.send('POST', `/cases/${id}/${act}`, body, version)
  }
}

/** The administrator of a demonstration moves the hall's clock. */
export async function stepClock(base: string, step: { working_days: number } | { to: string }) {
  const admin = await Colleague.signIn(base, 'admin')
  return admin.send<{ now: string; day: string }>('POST', '/demo/clock', step)
}
