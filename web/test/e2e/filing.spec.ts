// One draft, one case; and what the window has to know of it before it has spoken.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { CaseList, DraftList, DraftView } from '@/api/types'
import { leave, openBrowser } from '../browser/browser'
import { draftPharmacy, filePharmacy } from './cases'
import { expectHeading, signIn } from './forms'
import { openHall, type Hall } from './hall'
import { Colleague } from './staff'
import { arrive, picture, sit } from './sweep'

let hall: Hall
let browser: Browser

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

async function handIn(page: Page) {
  await page.getByText('我确认以上内容和材料真实').click()
  await page.getByRole('button', { name: '提交申请' }).click()
}

test('a draft that is open on two pages becomes one case, and the second page says which', async () => {
  const jian = await Colleague.signIn(hall.base, 'jian')
  const draft = await draftPharmacy(jian)
  const first = await sit(browser, hall.base, 'jian')
  const second = await sit(browser, hall.base, 'jian')
  for (const one of [first, second]) await arrive(one, `/drafts/${draft}/review`)
  await handIn(first.page)
  await expectHeading(first.page, '申请已经提交')
  await handIn(second.page)
  await expectHeading(second.page, '这份申请已经不在草稿里')
  const { cases } = await jian.send<CaseList>('GET', '/cases?scope=mine')
  expect(cases).toHaveLength(1)
  await second.page.getByText(cases[0]?.number ?? 'no case').waitFor()
  await picture(second, 'draft-already-filed')
  expect(await jian.send<DraftList>('GET', '/drafts')).toEqual({ drafts: [] })
  for (const one of [first, second]) await one.context.close()
})

test('words typed when the session has ended stay, and are there again after signing in', async () => {
  const jian = await Colleague.signIn(hall.base, 'jian')
  const draft = await draftPharmacy(jian)
  const founder = await sit(browser, hall.base, 'jian')
  const { page } = founder
  await arrive(founder, `/drafts/${draft}/form/2`)
  const scope = page.getByRole('textbox', { name: /^名称/ })
  await founder.context.clearCookies()
  founder.expected.push(/^401 /)
  await scope.fill('重庆回春堂大药房')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await page.getByText('没有保存上：登录已经结束').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/drafts/${draft}/form/2`)
  await page.getByRole('link', { name: '重新登录' }).click()
  await signIn(page, 'jian')
  await page.waitForURL(`**/drafts/${draft}/form/2`)
  await expect.poll(() => scope.inputValue()).toBe('重庆回春堂大药房')
  await expect
    .poll(async () => (await jian.send<DraftView>('GET', `/drafts/${draft}`)).fields.business_name)
    .toBe('重庆回春堂大药房')
  await jian.send('DELETE', `/drafts/${draft}`)
  await founder.context.close()
})

test('the window sees in its list until when it has to speak', async () => {
  const jian = await Colleague.signIn(hall.base, 'jian')
  const kase = await filePharmacy(jian)
  const clerk = await sit(browser, hall.base, 'clerk')
  await arrive(clerk, '/desk')
  const row = clerk.page.getByRole('row').filter({ hasText: kase.number })
  await row.getByText('最晚 2026-03-09 告知').waitFor()
  await picture(clerk, 'desk-list')
  await clerk.context.close()
})

test('an application is withdrawn without a word why', async () => {
  const jian = await Colleague.signIn(hall.base, 'jian')
  const kase = await filePharmacy(jian)
  const watched = await sit(browser, hall.base, 'jian')
  await arrive(watched, `/cases/${kase.id}`)
  await watched.page.getByRole('button', { name: '撤回这份申请' }).click()
  await watched.page.getByRole('button', { name: '确认撤回' }).click()
  await watched.page.getByText('已撤回').first().waitFor()
  await watched.context.close()
})
