// Journey: results leave the hall through one window, to the right person; the manager sees each number move,
// and every number is a link to the list that is exactly as long.
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { Hallful } from './cases'
import { documentText, plain } from './documents'
import { expectHeading, signIn } from './forms'
import { journey } from './journey'

const jian = '500112198803162042'
const sun = '500112197909221018'

/** The figure of a pane, as it is read out: “超过法定期限 3 项”. */
async function paneFigure(page: Page, name: string): Promise<number> {
  const text = await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .innerText()
  return Number(/(\d+)\s*[项件]/.exec(text)?.[1])
}

const panes = [
  '超过法定期限',
  '临期或超承诺',
  '办理中',
  '特别程序，暂停计时',
  '今天收件',
  '窗口待审查',
  '等申请人补正',
  '今年视为受理',
  '今天作出决定',
  '等人领取的结果',
  '今天发放',
]

journey('issuing', '2026-03-02T09:00', (hall, step) => {
  let people: Hallful
  let id = ''
  let number = ''

  step(
    'two results are ready, a third item is still in hand, another case waits for the window',
    async () => {
      people = new Hallful(hall.base)
      ;({ id, number } = await people.accepted())
      await people.grant(id, 'business-registration', 'staff-health-check')
      await people.received()
    },
  )

  step(
    'the issuing clerk scans the receipt and is at the case, the cursor where the card is read',
    async () => {
      const issuer = await hall.person('issuer')
      const { page } = issuer
      await page.goto(`${hall.base}/issue`)
      await signIn(page, 'issuer')
      await page.getByRole('row').filter({ hasText: number }).waitFor()
      await page.getByRole('link', { name: /^待领取\s*1$/ }).waitFor()
      await hall.look(issuer, 'list')
      const search = page.getByRole('searchbox')
      await search.focus()
      await page.keyboard.type(`${hall.base}/progress?number=${number}&code=ABCD-EFGH`)
      await page.keyboard.press('Enter')
      await expectHeading(page, /^开药店 · 简晓雯$/)
      const identity = page.getByRole('textbox', { name: '证件号码' })
      await expect.poll(() => identity.evaluate((field) => field === document.activeElement)).toBe(true)
      await hall.look(issuer, 'case')
    },
  )

  step('somebody else with a card of their own gets nothing, in red and said aloud', async () => {
    const issuer = await hall.person('issuer')
    const { page } = issuer
    issuer.expected.push(/^422 POST .*\/handover$/)
    await page.keyboard.type(sun)
    await page.keyboard.press('Enter')
    const refusal = page.getByRole('alert').filter({ hasText: '不能发放' })
    await refusal.waitFor()
    expect(await refusal.innerText()).toContain('证件号码与申请人登记的不一致')
    await hall.look(issuer, 'wrong-person')
    const { tasks } = await people.view(id)
    expect(tasks.filter((task) => task.handover)).toEqual([])
  })

  step('somebody authorised must bring a name and a proof', async () => {
    const issuer = await hall.person('issuer')
    const { page } = issuer
    await page.getByText('受托人', { exact: true }).click()
    await page.getByRole('button', { name: /^发放 2 项结果/ }).click()
    const summary = page.getByRole('group', { name: /处/ })
    await summary.getByRole('link', { name: '请填写来领的人的姓名' }).waitFor()
    expect(await summary.getByRole('link').count()).toBe(2)
    await hall.look(issuer, 'authorised')
  })

  step('the citizen has her results before her, which wait to be collected', async () => {
    const { page } = await hall.person('jian')
    await page.goto(`${hall.base}/sign-in?next=${encodeURIComponent(`/cases/${id}/results`)}`)
    await signIn(page, 'jian')
    await expectHeading(page, '办理结果')
    expect(await page.getByText(/签收人/).count()).toBe(0)
  })

  step('the applicant takes both results with one press, and the slip names her and them', async () => {
    const issuer = await hall.person('issuer')
    const { page } = issuer
    await page.getByText('申请人本人：简晓雯').click()
    await page.getByRole('textbox', { name: '证件号码' }).fill(jian)
    await page.keyboard.press('Enter')
    await page.getByText('已发放 2 项结果，交给简晓雯（本人）').waitFor()
    const slip = page.getByRole('link', { name: '打印送达回证' })
    expect(await slip.evaluate((link) => link === document.activeElement)).toBe(true)
    const text = plain(await documentText(page, slip))
    for (const words of [
      number,
      '送达回证',
      '简晓雯',
      '本人',
      '500***********2042',
      '营业执照',
      '从业人员健康证明',
    ])
      expect.soft(text).toContain(plain(words))
    expect(text).not.toContain(jian)
    // She has not touched her page: it tells her by itself.
    const citizen = await hall.person('jian')
    await citizen.page
      .getByText(/已送达，签收人：简晓雯（本人）/)
      .first()
      .waitFor({ timeout: 5_000 })
    await hall.look(citizen, 'collected')
    await hall.look(issuer, 'given')
    await page.getByRole('link', { name: '下一位' }).click()
    await page.getByRole('link', { name: /^今天已发\s*1$/ }).waitFor()
  })

  step('every number of the manager opens a list of exactly that length', async () => {
    const manager = await hall.person('manager')
    const { page } = manager
    await page.goto(`${hall.base}/supervise`)
    await signIn(page, 'manager')
    await expectHeading(page, '大厅此刻')
    await hall.look(manager, 'overview')
    expect(await paneFigure(page, '今天发放')).toBe(2)
    for (const name of panes) {
      const figure = await paneFigure(page, name)
      await page
        .getByRole('main')
        .getByRole('link', { name: new RegExp(`^${name}`) })
        .click()
      await page.getByRole('link', { name: new RegExp(`^${name}\\s*${figure}$`) }).waitFor()
      await manager.quiet()
      const rows = page.getByRole('row').filter({ hasNot: page.getByRole('columnheader') })
      expect.soft(await rows.count(), name).toBe(figure)
      await page.getByRole('link', { name: '大厅此刻' }).first().click()
      await expectHeading(page, '大厅此刻')
    }
  })

  step(
    'from a department’s number she reads a case, with its history, and comes back to that list',
    async () => {
      const manager = await hall.person('manager')
      const { page } = manager
      await page.getByRole('link', { name: /市场监督管理局，今天决定 1 项/ }).click()
      await page.getByText(/^只看：.*市场监督管理局/).waitFor()
      await hall.look(manager, 'department')
      const row = page.getByRole('row').filter({ hasText: number })
      // Columns come into sight one after the other.
      await expect.poll(() => row.innerText()).toContain('简**')
      await row.click()
      // Whose case it is, is not the manager's business.
      await expectHeading(page, /^开药店 · 简\*\*$/)
      await page.getByText(/^送达：/).waitFor()
      expect(await page.getByRole('button', { name: /发放|受理|归档/ }).count()).toBe(0)
      await hall.look(manager, 'watched')
      await page.keyboard.press('Escape')
      await page.getByText(/^只看：.*市场监督管理局/).waitFor()
    },
  )

  step('the administrator lets ten working days pass and sees what that did', async () => {
    const admin = await hall.person('admin')
    const { page } = admin
    await page.goto(`${hall.base}/supervise`)
    await signIn(page, 'admin')
    await expectHeading(page, '演示时间')
    await hall.look(admin, 'clock')
    await page.getByRole('button', { name: '往后 10 个工作日' }).click()
    const change = (what: string) => page.getByRole('row').filter({ hasText: what })
    await expect.poll(() => change('今年视为受理').innerText()).toMatch(/0\s+2$/)
    await expect.poll(() => change('超过法定期限').innerText()).toMatch(/0\s+\d+$/)
    await page.getByText('2026年3月16日').first().waitFor()
    await hall.look(admin, 'clock-moved')
  })

  step('what nobody collected for more than seven days stands in a list of its own', async () => {
    const fresh = await people.accepted()
    await people.grant(fresh.id, 'staff-health-check')
    const issuer = await hall.person('issuer')
    const { page } = issuer
    await page.goto(`${hall.base}/issue?tab=uncollected`)
    await page.getByText('没有超过 7 天未领的结果').waitFor()
    const admin = await people.person('admin')
    await admin.send('POST', '/demo/clock', { working_days: 7 })
    await page.reload()
    const row = page.getByRole('row').filter({ hasText: fresh.number })
    await row.waitFor()
    await expect.poll(() => row.innerText()).toContain('超过 7 天未领')
    await hall.look(issuer, 'uncollected')
  })
})
