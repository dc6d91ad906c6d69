// Journey 2: a maker from out of town files the environmental report form; a slip is mended on the spot at
// the construction window; both publicity periods are on record; decided on the day the last one ends.
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { colleague, grantHere, letPass, openList, openRow, rowOf } from './desks'
import { documentText, plain } from './documents'
import { environmental } from './environmental-data'
import { expectHeading, fill, upload } from './forms'
import { journey } from './journey'
import { pdfPaper } from './papers'
import { fileOnline } from './portal'

const site = 'https://gongshi.example/eia/2026-1'

journey('environmental', '2026-03-02T09:00', (hall, step) => {
  let number = ''

  step('a maker from out of town files the report form from where they are', async () => {
    const wansheng = await hall.person('wansheng')
    number = await fileOnline(hall, wansheng, 'wansheng', environmental)
  })

  step('at the construction window the clerk sees a slip; it is mended there and then', async () => {
    const clerk = await colleague(hall, 'construction', 'desk')
    const { page } = clerk
    await openRow(page, number)
    await expectHeading(page, /^办环评报告表 · 安徽皖声/)
    await page.keyboard.press('e')
    const dialog = page.getByRole('alertdialog', { name: '当场更正' })
    await dialog.getByRole('checkbox', { name: '项目代码' }).press('Space')
    await dialog.getByRole('checkbox', { name: '报告表公示本' }).press('Space')
    const code = dialog.getByRole('textbox', { name: '项目代码' })
    expect(await code.inputValue()).toBe('2601-500112-04-01-123456')
    await code.fill('2601-500112-04-01-123465')
    await upload(page, '扫描件', pdfPaper('公示本', 'Public version, without the names of clients'))
    await hall.look(clerk, 'desk-mending')
    await dialog.getByRole('button', { name: '保存更正' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('在窗口当场更正').waitFor()
    // Nobody was told of a fault, and no clock began anew.
    await page.getByRole('button', { name: '申请表' }).click()
    await page.getByText('2601-500112-04-01-123465').waitFor()
  })

  step('every paper in order, the form is accepted on the day it came', async () => {
    const clerk = await colleague(hall, 'construction', 'desk')
    const { page } = clerk
    for (let left = 3; left > 0; left--) await page.keyboard.press('p')
    await page.keyboard.press('a')
    await page.getByRole('alertdialog').getByRole('button', { name: '受理', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '打开并打印：受理通知书' }).waitFor()
    await hall.look(clerk, 'desk-accepted')
    const notice = page.getByRole('link', { name: '打开并打印：受理通知书' })
    const text = plain(await documentText(page, notice))
    for (const words of [number, '受理日期：2026年3月2日', '30日', '2026年3月18日'])
      expect.soft(text).toContain(words)
  })

  step(
    'both limits stand before the applicant: 12 working days promised, 30 calendar days by law',
    async () => {
      const wansheng = await hall.person('wansheng')
      const { page } = wansheng
      await page.getByRole('link', { name: '查看进度' }).click()
      await expectHeading(page, environmental.name)
      await page.getByText('已用 0 / 12 个工作日').waitFor()
      await page.getByText('最晚 2026年3月18日星期三').first().waitFor()
      await page.getByText('已用 0 / 30 个自然日').waitFor()
      await page.getByText('最晚 2026年4月1日星期三').waitFor()
      await page.getByText('受理公示：至少 5 个工作日，尚未开始').waitFor()
      await hall.look(wansheng, 'portal-accepted')
    },
  )

  step('the section puts the first publicity on record; deciding has to wait for both', async () => {
    const ecology = await colleague(hall, 'ecology', 'approve')
    const { page } = ecology
    await openRow(page, number)
    await hall.look(ecology, 'approve-case')
    await post(page, { to: '2026-03-09' })
    await page.getByText('2026年3月2日 至 2026年3月9日').first().waitFor()
    expect(await page.getByRole('button', { name: /^准予/ }).isDisabled()).toBe(true)
    await hall.look(ecology, 'approve-first-publicity')
  })

  step('when it is over the second follows; shorter than the rule it is not taken', async () => {
    await letPass(hall, 6, '2026年3月10日')
    const ecology = await colleague(hall, 'ecology', 'approve')
    const { page } = ecology
    ecology.expected.push(/^400 POST .*\/publicity$/)
    await page.reload()
    await page.getByText('已用 6 / 12 个工作日').first().waitFor()
    await page.getByText('已用 8 / 30 个自然日').first().waitFor()
    await page.keyboard.press('p')
    const dialog = page.getByRole('alertdialog', { name: /^公示信息/ })
    await dialog.getByText('拟审批公示').waitFor()
    await fill(page, '结束', { day: '2026-03-16' })
    await fill(page, '公示网址或地点', site)
    await dialog.getByRole('button', { name: '保存公示信息' }).click()
    await dialog.getByRole('link', { name: /2026年3月17日/ }).waitFor()
    await hall.look(ecology, 'approve-publicity-too-short')
    await fill(page, '结束', { day: '2026-03-17' })
    await dialog.getByRole('button', { name: '保存公示信息' }).click()
    await dialog.waitFor({ state: 'detached' })
  })

  step('a day before it ends nobody can decide, and the page says until when', async () => {
    await letPass(hall, 4, '2026年3月16日')
    const { page } = await colleague(hall, 'ecology', 'approve')
    await page.reload()
    const grant = page.getByRole('button', { name: /^准予/ })
    await grant.waitFor()
    expect(await grant.isDisabled()).toBe(true)
    await page
      .getByText(/公示.*2026年3月17日/)
      .first()
      .waitFor()
  })

  step('on its last day the light is yellow on every page, and the section chief decides', async () => {
    await letPass(hall, 1, '2026年3月17日')
    const wansheng = await hall.person('wansheng')
    await wansheng.page.reload()
    await wansheng.page.getByText('拟审批公示：2026年3月10日 至 2026年3月17日').waitFor()
    await wansheng.page.getByText('临期').waitFor()
    await hall.look(wansheng, 'portal-last-day')
    const clerk = await colleague(hall, 'construction', 'desk')
    await openList(clerk.page, hall.base, 'desk', 'in_hand')
    await rowOf(clerk.page, number).getByText('临期').waitFor()
    const ecology = await colleague(hall, 'ecology', 'approve')
    const { page } = ecology
    await openList(page, hall.base, 'approve', 'yellow')
    await page.getByRole('link', { name: /^临期或超承诺\s*1$/ }).waitFor()
    await hall.look(ecology, 'approve-yellow', { narrow: false })
    await openRow(page, number)
    await page.getByText('两次公示期满').first().waitFor()
    await grantHere(page, number, '建设项目环境影响报告表审批')
    await hall.look(ecology, 'approve-decided')
  })

  step('the maker reads the decision at home, under the letter of the section chief', async () => {
    const wansheng = await hall.person('wansheng')
    const { page } = wansheng
    await page.reload()
    await page.getByRole('link', { name: '看结果' }).click()
    await expectHeading(page, '办理结果')
    await hall.look(wansheng, 'portal-results')
    const link = page.getByRole('link', { name: /^下载：准予/ })
    const text = plain(await documentText(page, link))
    for (const words of ['环境影响报告表批准书', '2026年3月17日', '高岚', '授权依据：', '第二十二条'])
      expect.soft(text).toContain(words)
  })
})

/** 公示, from the day the hall's clock shows. */
async function post(page: Page, { to }: { to: string }) {
  await page.keyboard.press('p')
  const dialog = page.getByRole('alertdialog', { name: /^公示信息/ })
  await fill(page, '结束', { day: to })
  await fill(page, '公示网址或地点', site)
  await dialog.getByRole('button', { name: '保存公示信息' }).click()
  await dialog.waitFor({ state: 'detached' })
}
