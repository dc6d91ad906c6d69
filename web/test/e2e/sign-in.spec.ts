// Whoever works here signs in where everybody does, stands at their own desk then, and finds back to it.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { axeViolations, sidewaysScroll } from '../browser/audit'
import { leave, openBrowser, openPage } from '../browser/browser'
import { openHall, type Hall } from './hall'
import { password } from './staff'
import { arrive, picture } from './sweep'

let hall: Hall
let browser: Browser

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

test.each([
  ['clerk', '/desk'],
  ['market', '/approve'],
  ['issuer', '/issue'],
  ['manager', '/supervise'],
])(
  '%s signs in on the portal, is led to %s, and finds back from the pages of citizens',
  async (account, desk) => {
    const watched = await openPage(browser, hall.base)
    const { page } = watched
    await arrive(watched, '/sign-in')
    await page.getByRole('textbox', { name: '账号', exact: true }).fill(account)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL(hall.base + desk)
    await arrive(watched, '/cases')
    await page.getByRole('link', { name: '我的工作台' }).click()
    await page.waitForURL(hall.base + desk)
    expect(watched.trouble).toEqual([])
    await watched.context.close()
  },
)

test('the people of a demonstration stand under the desks where they work, also on a telephone', async () => {
  const watched = await openPage(browser, hall.base, { profile: 'phone' })
  const { page } = watched
  await arrive(watched, '/sign-in')
  await page.getByRole('heading', { name: '综合窗口 /desk' }).waitFor()
  await picture(watched, 'sign-in')
  expect.soft(await axeViolations(page)).toEqual([])
  expect.soft(await sidewaysScroll(page)).toEqual([])
  await page.getByRole('button', { name: /^沈玥/ }).click()
  await page.waitForURL(`${hall.base}/issue`)
  await watched.context.close()
})
