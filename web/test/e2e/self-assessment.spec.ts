// 年度自查评估: the figures of an item's year come from its cases and lead to them; its department's head concludes
// last year once; the manager sees all.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { chineseLeft } from '../browser/audit'
import { leave, openBrowser, type Look, type Watched } from '../browser/browser'
import { filePharmacy } from './cases'
import { openHall, type Hall } from './hall'
import { Colleague } from './staff'
import { alone, arrive, keepsItsPromises, picture } from './sweep'

const item = 'business-registration'
let hall: Hall
let browser: Browser
let number = ''

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
  const jian = await Colleague.signIn(hall.base, 'jian')
  const clerk = await Colleague.signIn(hall.base, 'clerk')
  const kase = await filePharmacy(jian)
  number = kase.number
  const findings = kase.materials
    .filter((one) => one.asked)
    .map(({ code }) => ({ kind: 'material', subject: code, ok: false, fault: 'missing', note: '请补交' }))
  await clerk.act(kase.id, 'correction-notice', { findings })
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

const at = (account: string, run: (watched: Watched) => Promise<void>, look: Look = {}) =>
  alone(browser, hall.base, account, run, look)

test('the manager reads every item’s year, its figures lead to the cases', () =>
  at('manager', async (watched) => {
    const { page } = watched
    await arrive(watched, '/supervise/self-assessment')
    await page.getByText(/^2025 年每个运行中的事项/).waitFor()
    await page.getByText('结论最迟 2026年3月31日 作出').waitFor()
    await picture(watched, 'self-assessments')
    await keepsItsPromises(watched)
    await page.getByRole('link', { name: '2026 年' }).click()
    await page.getByText('这一年还没有结束').waitFor()
    await arrive(watched, `/supervise/self-assessment/${item}?year=2026`)
    const row = (name: string) =>
      page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) })
    expect(await row('收到申请').innerText()).toMatch(/^收到申请\s+1\s+—\s/)
    expect(await row('一次性告知').innerText()).toMatch(/^一次性告知\s+1\s+—\s/)
    await page.getByRole('table', { name: '一次性告知里指出最多的' }).getByRole('row').nth(1).waitFor()
    expect(await page.getByRole('button', { name: '记录结论' }).count()).toBe(0)
    await picture(watched, 'self-assessment')
    await keepsItsPromises(watched)
    await page.getByRole('link', { name: '看这一年收到的办件' }).click()
    await page.getByRole('link', { name: number }).waitFor()
    await keepsItsPromises(watched)
    await page.getByRole('link', { name: number }).click()
    await page.waitForURL(/\/supervise\/cases\/\d+$/)
    await page.getByText(number).first().waitFor()
  }))

test('the head of the department concludes last year, once', () =>
  at('market-head', async (watched) => {
    const { page } = watched
    await arrive(watched, '/approve/self-assessment')
    const open = await page.getByRole('row').count()
    await page.getByRole('link', { name: '企业（个体工商户）设立登记', exact: true }).click()
    await page.getByText('没有数据').first().waitFor()
    expect(await page.getByText('全年没有一件申请').count()).toBe(0)
    await page.getByRole('button', { name: '记录结论' }).click()
    const summary = page.getByRole('group', { name: /需要改正/ })
    await summary.getByRole('link', { name: '请选一个结论' }).waitFor()
    await page.getByText('保留', { exact: true }).click()
    await page.getByRole('textbox', { name: '理由和下一步' }).fill('新系统上线前没有数据，明年再看。')
    await picture(watched, 'self-assessment-conclude')
    await keepsItsPromises(watched)
    await page.getByRole('button', { name: '记录结论' }).click()
    const sure = page.getByRole('alertdialog', { name: '确认记录结论' })
    await sure.getByText('结论是“保留”。记录以后不能再改。').waitFor()
    await sure.getByText('新系统上线前没有数据').waitFor()
    await sure.getByRole('button', { name: '记录结论' }).click()
    await sure.waitFor({ state: 'detached' })
    await page.getByRole('button', { name: '记录结论' }).waitFor({ state: 'detached' })
    await page.getByRole('link', { name: /^下一个没有结论的/ }).waitFor()
    await page.getByText('新系统上线前没有数据').waitFor()
    await page.getByText(/^陈国栋（/).waitFor()
    await page.getByRole('link', { name: '年度自查评估' }).click()
    await page.getByText(/^已评估 1 项/).waitFor()
    expect(await page.getByRole('row').count()).toBe(open)
    expect(await page.getByRole('row').last().innerText()).toContain('保留')
  }))

test('a conclusion that asks for changes opens a revision on the item', () =>
  at('maintainer', async (watched) => {
    const { page } = watched
    await arrive(watched, '/supervise/self-assessment/drug-retail-licence?year=2025')
    await page.getByText('修改', { exact: true }).click()
    await page.getByRole('textbox', { name: '理由和下一步' }).fill('承诺可以再短。')
    await page.getByRole('button', { name: '记录结论' }).click()
    const sure = page.getByRole('alertdialog', { name: '确认记录结论' })
    await sure.getByRole('button', { name: '记录结论' }).click()
    await page.getByText('结论要求修改').waitFor()
    await picture(watched, 'self-assessment-revise')
    await keepsItsPromises(watched)
    await page.getByRole('button', { name: '新建修订' }).click()
    await page.waitForURL(/\/catalogue\/revisions\/\d+\/records\/item\/drug-retail-licence$/)
    await page
      .getByRole('heading', { name: /^药品经营许可证/ })
      .first()
      .waitFor()
  }))

test('in English nothing of it is left in Chinese', () =>
  at(
    'manager',
    async (watched) => {
      for (const path of ['', `/${item}?year=2026`, `/${item}/cases?year=2026`]) {
        await arrive(watched, `/supervise/self-assessment${path}`)
        // The manager's own name stands in the banner.
        const left = (await chineseLeft(watched.page)).filter((one) => !one.includes('梁志远'))
        expect.soft(left, path).toEqual([])
      }
    },
    { language: 'en' },
  ))
