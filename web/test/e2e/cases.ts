// Cases brought to a point without a screen: the requests a browser sends, each act by whoever it falls to. A
// journey happens on screens.
import type { CaseView, PlanView, Taken } from '@/api/types'
import type { Entry } from './forms'
import { form, papers } from './pharmacy-data'
import { Colleague } from './staff'

const code = 'open-pharmacy'
const answered = {
  entity: 'company',
  area: '120',
  otc_only: 'no',
  devices: 'class2',
  food: 'none',
  signboard: 'no',
  chain: 'no',
}

type Field = PlanView['fields'][number]

function choiceOf(field: Field, words: string): string {
  const choice = field.choices.find((one) => one.name.zh === words)
  if (choice) return choice.code
  if (field.kind === 'yes_no') return String(words === '是')
  throw new Error(`${field.label.zh} has no choice ${words}`)
}

function written(field: Field, entry: Entry): string {
  if (typeof entry === 'string') return entry
  if ('choice' in entry) return choiceOf(field, entry.choice)
  if ('day' in entry) return entry.day
  const codeOf = (label: string) => field.columns.find((column) => column.label.zh === label)?.code ?? label
  const rows = entry.rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([label, value]) => [codeOf(label), value])),
  )
  return JSON.stringify(rows)
}

/** The pharmacy of the demonstration, complete. */
async function application(applicant: Colleague) {
  const plan = await applicant.send<PlanView>('POST', `/packages/${code}/plan`, { answers: answered })
  const entries = Object.assign({}, ...Object.values(form)) as Record<string, Entry>
  const fields = Object.fromEntries(
    plan.fields.flatMap((field) => {
      const entry = entries[field.label.zh]
      return field.asked && entry !== undefined ? [[field.code, written(field, entry)]] : []
    }),
  )
  const materials = []
  for (const [name, paper] of Object.entries(papers)) {
    const material = plan.materials.find((one) => one.name.zh === name)
    if (!material) throw new Error(`the plan asks for no ${name}`)
    const file = await applicant.upload(paper)
    materials.push({ material: material.code, form: 'electronic', files: [file] })
  }
  return { package: code, answers: answered, fields, materials }
}

export async function filePharmacy(applicant: Colleague): Promise<CaseView> {
  const body = { ...(await application(applicant)), delivery: 'window' }
  const taken = await applicant.send<{ id: string }>('POST', '/cases', body)
  return applicant.case(taken.id)
}

/** As far as the last page: everything is filled in, nothing is handed in. */
export async function draftPharmacy(applicant: Colleague): Promise<string> {
  const body = { ...(await application(applicant)), page: '' }
  body.fields = { ...body.fields, result_delivery: 'window' }
  return (await applicant.send<{ id: string }>('POST', '/drafts', body)).id
}

/** The answers as an address carries them: for the pages that come after the questions. */
export const answeredQuery = new URLSearchParams(answered).toString()

const chiefs: Record<string, string> = {
  'market-regulation': 'market',
  'public-security': 'police',
  'taxation': 'tax',
  'human-resources': 'labour',
  'health': 'health',
}

export class Hallful {
  private readonly people = new Map<string, Promise<Colleague>>()
  private applied: ReturnType<typeof application> | undefined

  constructor(private readonly base: string) {}

  person(account: string): Promise<Colleague> {
    const known = this.people.get(account) ?? Colleague.signIn(this.base, account)
    this.people.set(account, known)
    return known
  }

  /** A pharmacy, applied for online by 简晓雯; each hands in the same papers. */
  async received(): Promise<Taken> {
    const jian = await this.person('jian')
    this.applied ??= application(jian)
    return jian.send('POST', '/cases', { ...(await this.applied), delivery: 'window' })
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
      const task = tasks.find((one) => one.item.code === item)
      const organ = task?.department.code ?? ''
      // What the result says, for the items that wait for it.
      const fields = Object.fromEntries((task?.fills ?? []).map(({ code }) => [code, '11500112DEM000014Y']))
      const chief = await this.person(chiefs[organ] ?? '')
      await chief.act(id, `tasks/${item}/decision`, { outcome: 'granted', fields })
    }
  }

  async view(id: string): Promise<CaseView> {
    return (await this.person('manager')).case(id)
  }
}
