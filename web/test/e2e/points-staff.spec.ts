// What every page of the desks owes, in every look, and the keys and the company one has there: ux points
// 1 to 5, 9, 13, 40 and 46 to 48.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { leave, openBrowser, type Watched } from '../browser/browser'
import { Hallful } from './cases'
import { rowOf, typeResult } from './desks'
import { pdfText, plain } from './documents'
import { openHall, type Hall } from './hall'
import { stepClock } from './staff'
import { arrive, lookAgain, sit, sweep } from './sweep'

let hall: Hall
let browser: Browser
let full: Hallful
const at = { received: '', accepted: '' }
const people = new Map<string, Watched>()

async function person(account: string): Promise<Watched> {
  const known = people.get(account) ?? (await sit(browser, hall.base, account))
  people.set(account, known)
  return known
}

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
  full = new Hallful(hall.base)
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

describe('before anybody came', () => {
  test.each([
    ['clerk', '/desk'],
    ['market', '/approve'],
    ['issuer', '/issue'],
  ] as const)('the list of %s at %s says why it is empty and where to go', async (account, path) => {
    const watched = await person(account)
    await arrive(watched, path)
    const main = watched.page.getByRole('main')
    expect(await main.getByRole('grid').count()).toBe(0)
    await main
      .getByText(/没有|都已|无/)
      .first()
      .waitFor()
    expect(await main.getByRole('link').count()).toBeGreaterThan(0)
  })
})

describe('every page of the desks keeps its promises', () => {
  beforeAll(async () => {
    at.received = (await full.received()).id
    at.accepted = (await full.accepted()).id
  })
  const places: [name: string, account: string, path: () => string][] = [
    ['desk-list', 'clerk', () => '/desk'],
    ['desk-serve', 'clerk', () => '/desk/serve'],
    ['desk-case', 'clerk', () => `/desk/cases/${at.received}`],
    ['approve-list', 'market', () => '/approve'],
    ['approve-case', 'market', () => `/approve/cases/${at.accepted}`],
    ['approve-letters', 'market-head', () => '/approve/letters'],
    ['approve-letter-new', 'market-head', () => '/approve/letters/new'],
    ['issue-list', 'issuer', () => '/issue'],
    ['supervise', 'manager', () => '/supervise'],
    ['supervise-cases', 'manager', () => '/supervise/cases'],
    ['supervise-items', 'manager', () => '/supervise/items'],
    ['supervise-indicators', 'manager', () => '/supervise/indicators'],
    ['supervise-guide-reports', 'maintainer', () => '/supervise/guide-reports'],
    ['supervise-self-assessment', 'manager', () => '/supervise/self-assessment'],
    ['supervise-clock', 'admin', () => '/supervise/clock'],
  ]
  test.each(places)('%s, as %s has it, in every look', async (name, account, path) => {
    await sweep(await person(account), name, path())
  })
})

const focusIn = (page: Page, role: 'grid' | 'searchbox') =>
  page
    .getByRole(role)
    .first()
    .evaluate((element) => element.contains(document.activeElement))

const atList = /^\/desk\/?$/

describe('the keys of a desk', () => {
  test('find, go, explain, walk the rows, open and come back; letters are off while one types', async () => {
    const { page, base, ...watched } = await person('clerk')
    await arrive({ page, base, ...watched }, '/desk?tab=all')
    await page.keyboard.press('/')
    expect(await focusIn(page, 'searchbox')).toBe(true)
    await page.keyboard.type('nj?')
    expect(new URL(page.url()).pathname).toMatch(atList)
    expect(await page.getByRole('searchbox').first().inputValue()).toBe('nj?')
    await arrive({ page, base, ...watched }, '/desk?tab=all')
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: '快捷键' })
    await sheet.waitFor()
    for (const words of ['下一行', '到搜索框']) await sheet.getByText(words).first().waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: '快速前往' }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    expect(await focusIn(page, 'grid')).toBe(true)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/cases\//)
    await page.getByRole('heading', { level: 1, name: /开药店/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.waitForURL((url) => atList.test(url.pathname))
  })

  test('single letters can be switched off, and stay off', async () => {
    const { page, context, ...watched } = await sit(browser, hall.base, 'clerk')
    await arrive({ page, context, ...watched }, '/desk')
    await page.keyboard.press('?')
    await page
      .getByRole('dialog', { name: '快捷键' })
      .getByText(/单字母|单个字母/)
      .first()
      .click()
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await page.waitForTimeout(200)
    expect(new URL(page.url()).pathname).toMatch(atList)
    await page.reload()
    await page.getByRole('grid').waitFor()
    await page.keyboard.press('n')
    await page.waitForTimeout(200)
    expect(new URL(page.url()).pathname).toMatch(atList)
    await context.close()
  })
})

test('two clerks at one case see that the other is there, and since when', async () => {
  const { id } = await full.received()
  const first = await person('clerk')
  const second = await person('clerk2')
  const beside = ({ page }: Watched) =>
    page.getByRole('main').getByRole('status').filter({ hasText: '正在看这件' })
  await arrive(first, `/desk/cases/${id}`)
  expect(await beside(first).count()).toBe(0)
  await arrive(second, `/desk/cases/${id}`)
  await second.page.getByText('周敏正在看这件').waitFor()
  await second.page.getByText('企业开办综合受理窗口受理人员（A01） · 刚打开').waitFor()
  await lookAgain(first)
  await first.page.getByText('吴涛正在看这件').waitFor()
  await arrive(second, '/desk')
  await lookAgain(first)
  await beside(first).waitFor({ state: 'detached' })
  expect([...first.trouble, ...second.trouble]).toEqual([])
})

test('two clerks at one case: the later one sees what changed, and loses nothing', async () => {
  const taken = await full.received()
  const first = await person('clerk')
  const second = await person('clerk2')
  for (const one of [first, second]) await arrive(one, `/desk/cases/${taken.id}`)
  second.expected.push(/^409 POST \/api\/v1\/cases\/\d+\/\w/)
  const mark = async ({ page }: Watched, key: string) => {
    const papers = await page.locator('[aria-current=true]').count()
    expect(papers).toBe(1)
    await page.keyboard.press(key)
  }
  await mark(second, 'f')
  const note = second.page.getByRole('textbox', { name: /^给申请人的说明/ })
  await note.fill('印章不清楚')
  const clerk = await full.person('clerk')
  const { materials } = await clerk.case(taken.id)
  const findings = materials
    .filter((material) => material.asked)
    .map(({ code }, place) =>
      place === 0
        ? { kind: 'material', subject: code, ok: false, fault: 'missing', note: '请补交' }
        : { kind: 'material', subject: code, ok: true },
    )
  await clerk.act(taken.id, 'correction-notice', { findings })
  await lookAgain(second)
  const told = second.page.getByRole('status').filter({ hasText: '这个办件刚刚有了变化' })
  await told.waitFor()
  expect(await told.innerText()).toMatch(/周敏/)
  const unsent = second.page.getByRole('main').getByText('您找出的这些问题没有送出').locator('..')
  await unsent.getByText(/印章不清楚/).waitFor()
  expect(second.trouble).toEqual([])
})

test('the proof of a case is a file to take away, for its applicant and for those who may', async () => {
  const { id, number } = await full.accepted()
  await full.grant(id, 'business-registration')
  const places = {
    clerk: `/desk/cases/${id}`,
    manager: `/supervise/cases/${id}`,
    jian: `/cases/${id}/results`,
  }
  for (const [account, path] of Object.entries(places)) {
    const one = await person(account)
    await arrive(one, path)
    // The journal is sealed twice a second; before that there is nothing to prove.
    const proof = () => one.page.request.get(`${hall.base}/api/v1/cases/${id}/proof`)
    await expect.poll(async () => (await proof()).status()).toBe(200)
    const taken = one.page.waitForEvent('download')
    await one.page.getByRole('link', { name: `下载存证：${number}` }).click()
    expect((await taken).suggestedFilename()).toBe(`${number}-存证.jsonl`)
    const lines = (await (await proof()).text()).trim().split('\n')
    expect(lines.map((line) => Object.keys(JSON.parse(line) as object)).length, account).toBeGreaterThan(5)
  }
  const issuer = await person('issuer')
  await arrive(issuer, `/issue/cases/${id}`)
  expect(await issuer.page.getByRole('link', { name: /存证/ }).count()).toBe(0)
})

test('the number on every tab of a section is the length of its list', async () => {
  const { page, base, ...watched } = await person('market')
  await arrive({ page, base, ...watched }, '/approve')
  const tabs = await page
    .getByRole('main')
    .getByRole('link')
    .filter({ hasText: /\d+$/ })
    .evaluateAll((links) => links.map((link) => [link.getAttribute('href') ?? '', link.textContent ?? '']))
  expect(tabs.length).toBeGreaterThan(1)
  for (const [href = '', label = ''] of tabs) {
    await arrive({ page, base, ...watched }, href)
    const grid = page.getByRole('grid')
    const rows = (await grid.count()) === 0 ? 0 : Number(await grid.getAttribute('aria-rowcount')) - 1
    expect.soft(rows, label).toBe(Number(/(\d+)$/.exec(label.trim())?.[1]))
  }
})

const registration = '企业（个体工商户）设立登记'

test('three keys decide from the list, and nothing is shown as done before it stands', async () => {
  const { id, number } = await full.accepted()
  const chief = await person('market')
  const { page } = chief
  await arrive(chief, `/approve?q=${number}`)
  await rowOf(page, number, registration).focus()
  let answer = () => {}
  const held = new Promise<void>((go) => (answer = go))
  await page.route('**/decision', async (route) => {
    await held
    await route.continue()
  })
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^准予/ }).waitFor()
  await page.keyboard.press('g')
  const dialog = page.getByRole('alertdialog', { name: `准予：${registration}` })
  await dialog.getByRole('button', { name: '作出准予决定' }).waitFor()
  await typeResult(dialog)
  await page.keyboard.press('Enter')
  await dialog.getByRole('status').getByText('正在办').waitFor()
  const decided = page.getByRole('region', { name: '决定', includeHidden: true })
  expect(await page.getByText('已作出准予决定').count()).toBe(0)
  expect(await decided.count()).toBe(0)
  expect((await full.view(id)).tasks.some((task) => task.decision)).toBe(false)
  answer()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(`已作出准予决定 ${number}`).waitFor()
  expect(await decided.innerText()).toMatch(/决定：准予/)
  await page.unroute('**/decision')
})

test('the soonest due stands first; light, days left and who may decide are in the row', async () => {
  const first = await full.accepted()
  await stepClock(hall.base, { working_days: 1 })
  const second = await full.accepted()
  await stepClock(hall.base, { working_days: 1 })
  const chief = await person('market')
  await arrive(chief, '/approve')
  const rows = await chief.page.getByRole('row').allInnerTexts()
  const at = (number: string) => rows.findIndex((row) => row.includes(number))
  expect(at(first.number)).toBeGreaterThan(0)
  expect(at(first.number)).toBeLessThan(at(second.number))
  expect(rows[at(first.number)]).toMatch(/超过承诺[^]*超 1 天[^]*可终审/)
  expect(rows[at(second.number)]).toMatch(/正常[^]*今天[^]*可终审/)
  const left = rows.slice(1).map((row) => Number(/超 (\d+) 天/.exec(row)?.[1] ?? 0))
  expect(left).toEqual([...left].sort((one, other) => other - one))
})

describe('on a telephone', () => {
  test.each([
    ['clerk', '/desk'],
    ['market', '/approve'],
    ['issuer', '/issue'],
    ['manager', '/supervise'],
  ] as const)('the bar of %s at %s is one line until its menu is opened', async (account, path) => {
    const watched = await sit(browser, hall.base, account, { profile: 'phone' })
    const { page } = watched
    await arrive(watched, path)
    const bar = page.getByRole('banner')
    const height = async () => (await bar.boundingBox())?.height ?? 0
    expect(await height()).toBeLessThan(60)
    const menu = bar.getByRole('button', { name: '菜单' })
    const signOut = bar.getByRole('button', { name: '退出' })
    expect(await signOut.isVisible()).toBe(false)
    await menu.click()
    await signOut.waitFor()
    expect(await menu.getAttribute('aria-expanded')).toBe('true')
    await menu.click()
    await signOut.waitFor({ state: 'hidden' })
    expect(watched.trouble).toEqual([])
    await watched.context.close()
  })
})

describe('on a telephone, the menu', () => {
  test('closes when one goes elsewhere', async () => {
    const watched = await sit(browser, hall.base, 'clerk', { profile: 'phone' })
    const bar = watched.page.getByRole('banner')
    await arrive(watched, '/desk')
    await bar.getByRole('button', { name: '菜单' }).click()
    await bar.getByRole('link', { name: '接件' }).click()
    await watched.page.getByRole('heading', { name: '窗口接件' }).waitFor()
    expect(await bar.getByRole('button', { name: '退出' }).isVisible()).toBe(false)
    await watched.context.close()
  })
})

describe('on paper', () => {
  test('a slip with a code carries the code, and nothing of the page it was made on', async () => {
    const watched = await sit(browser, hall.base, 'clerk')
    const { page } = watched
    await arrive(watched, '/desk/serve')
    const number = '51022119610508001X'
    await page.getByRole('textbox', { name: '证件号码' }).fill(number)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '给激活码' }).click()
    const code = await page
      .getByRole('status')
      .filter({ hasText: /^[A-Z0-9]{4} [A-Z0-9]{4}$/ })
      .innerText()
    const words = plain(await pdfText(await page.pdf({ preferCSSPageSize: true })))
    expect(words).toContain(plain(code))
    expect(words).toContain('张德福')
    for (const other of ['窗口接件', number, '查找', '为张德福办理', '打印'])
      expect.soft(words).not.toContain(other)
    await watched.context.close()
  })
})
