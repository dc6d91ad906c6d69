// What every page of the portal owes, in every look: ux points 1 to 5, 13, 14, 33 and 34 on the real pages.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { chineseLeft } from '../browser/audit'
import { openBrowser, type Watched } from '../browser/browser'
import { answeredQuery, filePharmacy } from './cases'
import { openHall, type Hall } from './hall'
import { Colleague } from './staff'
import { arrive, sit, sweep, touch } from './sweep'

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
  await browser.close()
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

describe('every page of the portal keeps its promises', () => {
  test.each(places)('$name in every look', async ({ name, path, account }) => {
    await sweep(person(account).desk, name, path())
  })
  test.each(places)('$name under a finger', async ({ name, path, account }) => {
    await touch(person(account).phone, name, path())
  })
})

test('the open pages have no Chinese left when they are read in English', async () => {
  const { page, context, ...watched } = await sit(browser, hall.base, '', { language: 'en' })
  for (const [name, path] of Object.entries(open)) {
    if (name === 'search') continue
    await arrive({ page, context, ...watched }, path())
    expect.soft(await chineseLeft(page), name).toEqual([])
  }
  await context.close()
})

test('help stands in the same place on every page, and one press leads to it', async () => {
  const { page, ...watched } = person('jian').desk
  const boxes = new Set<string>()
  for (const { path } of places) {
    await arrive({ page, ...watched }, path())
    const link = page.getByRole('banner').getByRole('link', { name: '我要找人帮忙' })
    const box = await link.boundingBox()
    boxes.add(`${box?.x} ${box?.y}`)
    await link.press('Enter')
    const help = page.getByRole('complementary', { name: '需要帮忙' })
    expect.soft(await help.evaluate((element) => element === document.activeElement)).toBe(true)
    for (const words of ['打电话', '到现场', '帮办代办'])
      await help.getByText(words, { exact: true }).waitFor()
  }
  expect([...boxes]).toHaveLength(1)
})
