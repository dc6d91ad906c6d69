// What can be done about one item, from what the server says one can: nothing is decided here, only ordered.
import type { Can, CaseView, LetterView, TaskView, Words } from '@/api'

export const acts = [
  'grant',
  'refuse',
  'review',
  'record_visit',
  'post_publicity',
  'end_stop',
  'start_stop',
  'extend',
] as const
export type Act = (typeof acts)[number]

export const actKeys: Readonly<Record<Act, string>> = {
  grant: 'g',
  refuse: 'r',
  review: 'o',
  record_visit: 'v',
  post_publicity: 'p',
  end_stop: 't',
  start_stop: 't',
  extend: 'e',
}

export interface Offer {
  act: Act
  can: Can
}

/** Kinds of publicity the item still owes, the next first. */
export const unposted = (task: TaskView) => task.publicity.filter((one) => !one.from)

/** A publicity begins today, or the day after the one before it has ended. */
export function firstDay(task: TaskView, today: string): string {
  const last = task.publicity.map((one) => one.to ?? '').reduce((a, b) => (a > b ? a : b), '')
  if (last < today) return today
  const next = new Date(`${last}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
}

/** Each act of the section once; the server names some once for every kind of procedure or publicity. */
export function offersOf(kase: CaseView, task: TaskView): Offer[] {
  const mine = kase.can.filter((one) => one.item === task.item.code)
  return acts.flatMap((act) => {
    const named = mine.filter((one) => one.action === act)
    const can = named.find((one) => one.allowed) ?? named[0]
    if (!can) return []
    if (act === 'post_publicity' && unposted(task).length === 0) return []
    if (act === 'start_stop' && task.stops.some((stop) => !stop.to)) return []
    return [{ act, can }]
  })
}

const missing: Readonly<Record<string, Act>> = {
  no_site_record: 'record_visit',
  publicity_missing: 'post_publicity',
}

/** The one act that brings the item on: deciding it, or what deciding still waits for. */
export function leadingAct(offers: readonly Offer[]): Act | undefined {
  const open = (act: Act) => offers.some((offer) => offer.act === act && offer.can.allowed)
  const grant = offers.find((offer) => offer.act === 'grant')
  if (!grant) return undefined
  if (grant.can.allowed) return 'grant'
  const first = missing[grant.can.code ?? '']
  if (first && open(first)) return first
  return open('end_stop') ? 'end_stop' : undefined
}

export interface Greyed {
  why: Words
  acts: Act[]
}

/** What cannot be done now, each reason said once for everything it stops. */
export function greyedBy(offers: readonly Offer[]): Greyed[] {
  const reasons = new Map<string, Greyed>()
  for (const { act, can } of offers) {
    if (can.allowed || !can.why_not) continue
    const known = reasons.get(can.why_not.zh)
    if (known) known.acts.push(act)
    else reasons.set(can.why_not.zh, { why: can.why_not, acts: [act] })
  }
  return [...reasons.values()]
}

export interface Authority {
  mandate: string
  until: string | undefined
  acts: Act[]
  /** The letter itself, where it is one's own. */
  letter: LetterView | undefined
}

/** Under what one would act: usually one letter, now and then one for each power. */
export function authorities(offers: readonly Offer[], letters: readonly LetterView[]): Authority[] {
  const found = new Map<string, Authority>()
  for (const { act, can } of offers) {
    if (!can.allowed || !can.mandate) continue
    const known = found.get(can.mandate)
    if (known) known.acts.push(act)
    else
      found.set(can.mandate, {
        mandate: can.mandate,
        until: can.mandate_until,
        acts: [act],
        letter: letters.find((letter) => letter.number === can.mandate && letter.state === 'in_force'),
      })
  }
  return [...found.values()]
}

/** The department's own items of a case, in the order in which they are worked on. */
export function itemsOf(kase: CaseView, department: string | undefined): TaskView[] {
  return kase.tasks.filter((task) => task.department.code === department)
}

/** The item the address names, or the first one that can be worked on. */
export function chosenItem(tasks: readonly TaskView[], wanted: string | undefined): TaskView | undefined {
  const open = tasks.find((task) => task.accepted_on && !task.decision)
  return tasks.find((task) => task.item.code === wanted) ?? open ?? tasks[0]
}

/** Where to go on: the next one still open, else the next one at all; nothing if there is only one. */
export function nextItem(tasks: readonly TaskView[], task: TaskView): TaskView | undefined {
  const at = tasks.indexOf(task)
  const others = [...tasks.slice(at + 1), ...tasks.slice(0, Math.max(at, 0))]
  return others.find((one) => one.accepted_on && !one.decision) ?? others[0]
}

/** "2026-03-02" and "14:30" of the hall's day, as the instant that is sent; nothing if the time is none. */
export function instantOf(day: string, time: string): string | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:：]([0-5]\d)$/.exec(time.normalize('NFKC').trim()) ?? []
  return hours && minutes ? `${day}T${hours.padStart(2, '0')}:${minutes}:00+08:00` : undefined
}
