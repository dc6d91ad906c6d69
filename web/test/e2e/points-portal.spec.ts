// What every page of the portal owes, in every look: ux points 1 to 5, 13, 14, 33 and 34 on the real pages;
// help in one place, and no Chinese left on an open page that is read in English.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { leave, openBrowser, type Watched } from '../browser/browser'
import { answeredQuery, filePharmacy } from './cases'
import { openHall, type Hall } from './hall'
import { Colleague } from './staff'
import { sit, sweep, touch } from './sweep'

let hall: Hall
let browser: Browser
const at = { handedIn: '', draft: '' }
const people: Record<string, { desk: Watched; phone: Watched }> = {}

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
  const jian = await Colleague.signIn(hall.base, 'jian')
  const kase = await filePharmacy(jian)
  at.handedIn = kase.id
  const draft = { package: 'open-pharmacy', answers: kase.answers, fields: {}, materials: [], page: '' }
  at.draft = (await jian.send<{ id: string }>('POST', '/drafts', draft)).id
  const clerk = await Colleague.signIn(hall.base, 'clerk')
  const findings = kase.materials
    .filter((material) => material.asked)
    .map(({ code }, place) =>
      place < 2
        ? { kind: 'material', subject: code, ok: false, fault: 'missing', note: '请补交' }
        : { kind: 'material', subject: code, ok: true },
    )
  await clerk.act(kase.id, 'correction-notice', { findings })
  for (const account of ['', 'jian'])
    people[account] = {
      desk: await sit(browser, hall.base, account),
      phone: await sit(browser, hall.base, account, { profile: 'phone' }),
    }
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

const open: Record<string, () => string> = {
  'home': () => '/',
  'search': () => '/search?q=药店',
  'search-nothing': () => '/search?q=zzzz',
  'licences': () => '/licences?mode=commitment',
  'guide': () => '/guide/open-pharmacy',
  'item': () => '/item/drug-retail-licence',
  'question': () => '/start/open-pharmacy',
  'plan': () => `/plan/open-pharmacy?${answeredQuery}`,
  'sign-in': () => '/sign-in',
  'register': () => '/register',
  'progress': () => '/progress',
  'guide-report': () => '/guide-report',
  'not-found': () => '/no-such-page',
}
const own: Record<string, () => string> = {
  form: () => `/drafts/${at.draft}/form/2`,
  materials: () => `/drafts/${at.draft}/materials`,
  review: () => `/drafts/${at.draft}/review`,
  matters: () => '/cases',
  case: () => `/cases/${at.handedIn}`,
  done: () => `/cases/${at.handedIn}/done`,
  correction: () => `/cases/${at.handedIn}/correction`,
  results: () => `/cases/${at.handedIn}/results`,
}
const places = [
  ...Object.entries(open).map(([name, path]) => ({ name, path, account: '' })),
  ...Object.entries(own).map(([name, path]) => ({ name, path, account: 'jian' })),
]

function person(account: string) {
  const one = people[account]
  if (!one) throw new Error(`${account} is not here`)
  return one
}

/** One press on 我要找人帮忙 leads to every way of getting help; where on the page the link stands. */
async function helpAt({ page }: Watched): Promise<string> {
  const link = page.getByRole('banner').getByRole('link', { name: '我要找人帮忙' })
  const box = await link.boundingBox()
  await link.press('Enter')
  const help = page.getByRole('complementary', { name: '需要帮忙' })
  expect.soft(await help.evaluate((element) => element === document.activeElement)).toBe(true)
  for (const words of ['打电话', '到现场', '帮办代办'])
    await help.getByText(words, { exact: true }).waitFor()
  return `${box?.x} ${box?.y}`
}

/** Account → where help stood on the pages gone through with it. */
const helpStood = new Map<string, Map<string, string>>()

describe('every page of the portal keeps its promises', () => {
  test.each(places)('$name in every look', async ({ name, path, account }) => {
    // What a search finds by the words somebody typed may hold these words.
    const foreign = account === '' && name !== 'search'
    const { desk } = person(account)
    await sweep(desk, name, path(), { foreign })
    const stood = helpStood.get(account) ?? new Map<string, string>()
    helpStood.set(account, stood.set(name, await helpAt(desk)))
  })
  test.each(places)('$name under a finger', async ({ name, path, account }) => {
    await touch(person(account).phone, name, path())
  })
})

test('help stands in the same place on every page', () => {
  for (const [account, stood] of helpStood) {
    expect.soft([...stood.keys()], account).toHaveLength(Object.keys(account ? own : open).length)
    expect.soft([...new Set(stood.values())], account).toHaveLength(1)
  }
  expect(helpStood.size).toBe(2)
})
