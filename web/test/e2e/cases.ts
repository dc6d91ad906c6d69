// Cases brought to a point without a screen, each act by whoever it falls to; a journey happens on screens.
import { pdfPaper } from './papers'
import { Colleague, password } from './staff'
import type { CaseView, FileStored, PlanView, Taken } from '@/api/types'

const pharmacy = {
  entity: 'company',
  area: '120',
  otc_only: 'false',
  devices: 'class2',
  food: 'none',
  signboard: 'false',
  chain: 'false',
}
const chiefs: Record<string, string> = {
  'market-regulation': 'market',
  'public-security': 'police',
  'taxation': 'tax',
  'human-resources': 'labour',
  'health': 'health',
}
const samples: Record<string, string> = {
  date: '2026-01-15',
  yes_no: 'true',
  id_number: '11010519491231002X',
  credit_code: '91350100M000100Y43',
  phone: '13800230009',
}

type Sampled = Pick<PlanView['fields'][number], 'kind' | 'choices'> & {
  min?: number | undefined
  columns?: PlanView['fields'][number]['columns']
}

function sample({ kind, choices, min, columns = [] }: Sampled): string {
  if (kind === 'integer' || kind === 'decimal') return String(Math.max(1, Math.trunc(min ?? 1)))
  if (kind === 'choice') return choices[0]?.code ?? ''
  if (kind === 'table')
    return JSON.stringify([Object.fromEntries(columns.map((column) => [column.code, sample(column)]))])
  return samples[kind] ?? '演示'
}

export class Hallful {
  private readonly people = new Map<string, Promise<Colleague>>()
  private paper: string | undefined

  constructor(private readonly base: string) {}

  person(account: string): Promise<Colleague> {
    const known = this.people.get(account) ?? Colleague.signIn(this.base, account)
    this.people.set(account, known)
    return known
  }

  private async file(): Promise<string> {
    if (this.paper) return this.paper
    const { name, buffer } = pdfPaper('paper', 'paper')
    const session = await fetch(`${this.base}/api/v1/session`, {
      method: 'POST',
      headers: { 'Origin': this.base, 'Content-Type': 'application/json' },
      body: JSON.stringify({ account: 'jian', password }),
    })
    const answer = await fetch(`${this.base}/api/v1/files`, {
      method: 'POST',
      headers: {
        'Origin': this.base,
        'Content-Type': 'application/pdf',
        'X-File-Name': name,
        'Cookie': session.headers.get('set-cookie')?.split(';')[0] ?? '',
      },
      body: new Uint8Array(buffer),
    })
    this.paper = ((await answer.json()) as FileStored).file
    return this.paper
  }

  /** A pharmacy, applied for online by 简晓雯. */
  async received(): Promise<Taken> {
    const jian = await this.person('jian')
    const plan = await jian.send<PlanView>('POST', '/packages/open-pharmacy/plan', { answers: pharmacy })
    const file = await this.file()
    const asked = plan.fields.filter((field) => field.asked && field.required)
    return jian.send('POST', '/cases', {
      package: 'open-pharmacy',
      answers: pharmacy,
      fields: Object.fromEntries(asked.map((field) => [field.code, sample(field)])),
      materials: plan.materials
        .filter((material) => material.asked)
        .map(({ code }) => ({ material: code, form: 'electronic', copies: 1, files: [file] })),
    })
  }

  async accepted(): Promise<Taken> {
    const taken = await this.received()
    const clerk = await this.person('clerk')
    const { materials } = await clerk.case(taken.id)
    const findings = materials
      .filter((material) => material.asked)
      .map(({ code }) => ({ kind: 'material', subject: code, ok: true }))
    await clerk.act(taken.id, 'acceptance', { findings })
    return taken
  }

  async grant(id: string, ...items: string[]) {
    const { tasks } = await (await this.person('manager')).case(id)
    for (const item of items) {
      const organ = tasks.find((task) => task.item.code === item)?.department.code ?? ''
      const chief = await this.person(chiefs[organ] ?? '')
      await chief.act(id, `tasks/${item}/decision`, { outcome: 'granted' })
    }
  }

  async view(id: string): Promise<CaseView> {
    return (await this.person('manager')).case(id)
  }
}
