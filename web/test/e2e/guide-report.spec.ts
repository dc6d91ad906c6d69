// 指南纠错: a reader without an account says what is wrong in a guide and gets a number, a code and a day;
// whoever keeps the catalogue answers; the reader finds the answer. And what is late is red and first.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { axeViolations, chineseLeft, sidewaysScroll, smallTargets } from '../browser/audit'
import { leave, openBrowser, type Look, type Watched } from '../browser/browser'
import { openHall, type Hall } from './hall'
import { Colleague } from './staff'
import { alone, arrive, keepsItsPromises, picture } from './sweep'

let hall: Hall
let browser: Browser
const kept = { number: '', code: '' }
let right = { number: '', code: '' }

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

const at = (account: string, run: (watched: Watched) => Promise<void>, look: Look = {}) =>
  alone(browser, hall.base, account, run, look)

const said = (page: Page, label: string) =>
  page
    .locator('dt', { hasText: new RegExp(`^${label}$`) })
    .locator('xpath=following-sibling::dd[1]')
    .innerText()

test('a reader reports a mistake in a guide without saying who they are', () =>
  at('', async (watched) => {
    const { page } = watched
    await arrive(watched, '/item/drug-retail-licence')
    expect(await page.getByRole('link', { name: /^审查工作细则/ }).count()).toBe(0)
    await page.getByRole('button', { name: '我要纠错' }).click()
    const send = page.getByRole('button', { name: '提交纠错' })
    await page.getByRole('textbox', { name: /^您的电话或电子邮箱/ }).fill('找我')
    await send.click()
    const summary = page.getByRole('group', { name: /需要改正/ })
    await summary.getByRole('link', { name: '请说说哪里不对' }).waitFor()
    await summary.getByRole('link', { name: /^联系方式不对/ }).waitFor()
    await picture(watched, 'guide-report-faults')
    await keepsItsPromises(watched)
    await page.getByRole('combobox', { name: '哪一部分' }).selectOption({ label: '申请材料' })
    await page.getByRole('textbox', { name: /^哪里不对/ }).fill('窗口说要交复印件，指南上没有写。')
    await page.getByRole('textbox', { name: /^您的电话或电子邮箱/ }).fill('138 0023 0001')
    await send.click()
    await page.getByText('收到了，谢谢您').waitFor()
    kept.number = await said(page, '编号')
    kept.code = await said(page, '查询码')
    expect(kept.number).toMatch(/^JC-2026-\d{5}$/)
    expect(kept.code).toMatch(/^[0-9A-Z]{8}$/)
    // Five working days after Monday, 2 March.
    expect(await said(page, '最迟答复')).toContain('2026年3月9日')
    await picture(watched, 'guide-report-sent')
    await keepsItsPromises(watched)
  }))

test('whoever keeps the catalogue sees section and contact, and answers', () =>
  at('maintainer', async (watched) => {
    const { page } = watched
    await arrive(watched, '/item/drug-retail-licence')
    await page.getByRole('link', { name: /^审查工作细则/ }).waitFor()
    await arrive(watched, '/supervise/guide-reports')
    const row = page.getByRole('main').getByRole('listitem').filter({ hasText: kept.number })
    await row.getByText('窗口说要交复印件').waitFor()
    await row.getByText('· 申请材料').waitFor()
    await row.getByText('13800230001').waitFor()
    await picture(watched, 'guide-reports')
    await row.getByRole('button', { name: `答复 ${kept.number}` }).click()
    await row.getByRole('button', { name: '答复', exact: true }).click()
    await row
      .getByRole('group', { name: /需要改正/ })
      .getByRole('link', { name: '请选一个结果' })
      .waitFor()
    await row.getByText('已转交', { exact: true }).click()
    await row.getByRole('textbox', { name: '转交给谁' }).fill('区市场监管局')
    await row.getByRole('textbox', { name: '给读者的答复' }).fill('已请他们核对材料清单。')
    await picture(watched, 'guide-report-answer')
    await keepsItsPromises(watched)
    await row.getByRole('button', { name: '答复', exact: true }).click()
    await row.waitFor({ state: 'detached' })
    await page.getByText('没有等答复的纠错').waitFor()
    await page.getByRole('link', { name: '已答复' }).click()
    await page.getByText('已请他们核对材料清单。').waitFor()
    expect(await page.getByText('13800230001').count()).toBe(0)
    await keepsItsPromises(watched)
  }))

test('the reader finds the answer by number and code, and nothing by a wrong one', () =>
  at('', async (watched) => {
    const { page } = watched
    watched.expected.push(/^404 GET \/api\/v1\/guide-reports\/progress/)
    await arrive(watched, `/guide-report?number=${kept.number}`)
    const code = page.getByRole('textbox', { name: '查询码' })
    await code.fill('00000000')
    await page.getByRole('button', { name: '查答复' }).click()
    await page.getByText('没有查到这份纠错').waitFor()
    await keepsItsPromises(watched)
    await code.fill(kept.code.toLowerCase())
    await page.getByRole('button', { name: '查答复' }).click()
    await page.getByText('已请他们核对材料清单。').waitFor()
    await page.getByText('区市场监管局').waitFor()
    await picture(watched, 'guide-report-answered')
    await keepsItsPromises(watched)
  }))

test('on a telephone in 长辈版 and in English it is the same', async () => {
  await at(
    '',
    async (watched) => {
      const { page } = watched
      await arrive(watched, '/guide/open-pharmacy')
      await page.getByRole('button', { name: '我要纠错' }).click()
      await page.getByRole('textbox', { name: /^哪里不对/ }).fill('时间不对')
      expect.soft(await axeViolations(page)).toEqual([])
      expect.soft(await smallTargets(page, 60)).toEqual([])
      expect.soft(await sidewaysScroll(page)).toEqual([])
      await picture(watched, 'guide-report-elder-phone')
    },
    { profile: 'phone', mode: 'elder' },
  )
  await at(
    '',
    async (watched) => {
      const { page } = watched
      await arrive(watched, '/guide/open-pharmacy')
      await page.getByRole('button', { name: 'Report a mistake' }).click()
      await page.getByRole('textbox', { name: /^What is wrong/ }).fill('The fee is wrong.')
      expect.soft(await chineseLeft(page)).toEqual([])
      await page.getByRole('button', { name: 'Send the report' }).click()
      await page.getByText('Received, thank you').waitFor()
      expect.soft(await chineseLeft(page)).toEqual([])
    },
    { language: 'en' },
  )
})

test('one that is right waits for its revision, and the reader is told so', async () => {
  const reader = await Colleague.signIn(hall.base, 'jian')
  right = await reader.send('POST', '/guide-reports', {
    guide_kind: 'item',
    guide: 'drug-retail-licence',
    catalogue_version: '0123456789abcdef',
    language: 'zh',
    text: '收费写错了',
  })
  await at('maintainer', async (watched) => {
    const { page } = watched
    await arrive(watched, '/supervise/guide-reports')
    const row = page.getByRole('main').getByRole('listitem').filter({ hasText: '收费写错了' })
    await row.getByRole('button', { name: /^答复 JC/ }).click()
    await row.getByText('属实，正在修订', { exact: true }).click()
    await row.getByRole('textbox', { name: '给读者的答复' }).fill('您说得对，我们正在改。')
    await picture(watched, 'guide-report-being-mended')
    await row.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('其中 1 份属实，正在修订').waitFor()
    await row.getByText('您说得对，我们正在改。').waitFor()
    await keepsItsPromises(watched)
    await row.getByRole('button', { name: '据此新建修订' }).click()
    await page.waitForURL(/\/catalogue\/revisions\/\d+\/records\/item\/drug-retail-licence$/)
    await page
      .getByRole('heading', { name: /^药品经营许可证/ })
      .first()
      .waitFor()
    await arrive(watched, '/supervise/guide-reports')
    expect(await row.getByRole('button', { name: '据此新建修订' }).count()).toBe(0)
    await row.getByText('起草中').waitFor()
    await picture(watched, 'guide-report-revision')
    await row.getByRole('link', { name: /^更正《/ }).click()
    await page.waitForURL(/\/catalogue\/revisions\/\d+$/)
  })
  await at('', async (watched) => {
    const { page } = watched
    await arrive(watched, `/guide-report?number=${right.number}`)
    await page.getByRole('textbox', { name: '查询码' }).fill(right.code)
    await page.getByRole('button', { name: '查答复' }).click()
    await page.getByText('属实，正在修订').waitFor()
    await page.getByText('您说得对，我们正在改。').waitFor()
    await picture(watched, 'guide-report-told')
    await keepsItsPromises(watched)
  })
})

test('what is past its day is red and first, on both sides', async () => {
  const admin = await Colleague.signIn(hall.base, 'admin')
  await admin.send('POST', '/demo/clock', { working_days: 7 })
  await at('maintainer', async (watched) => {
    const { page } = watched
    await arrive(watched, '/supervise')
    await page.getByText('1 份已经超过答复期限').waitFor()
    const row = page.getByRole('main').getByRole('listitem').filter({ hasText: 'The fee is wrong.' })
    await row.getByText('已超期').waitFor()
    await row.getByText('读的是英文版').waitFor()
    await picture(watched, 'guide-reports-overdue')
    await keepsItsPromises(watched)
  })
  await at('manager', async (watched) => {
    const { page } = watched
    await arrive(watched, '/supervise/guide-reports')
    await page.getByText('1 份已经超过答复期限').waitFor()
    expect(await page.getByRole('button', { name: /^答复 JC/ }).count()).toBe(0)
  })
})
