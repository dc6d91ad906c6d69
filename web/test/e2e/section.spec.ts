// Journey: a section at work. Under what one acts is in sight; what cannot be done says why and whom to
// ask; what a colleague did meanwhile is told before anything is decided, and nothing typed is lost.
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Taken } from '@/api/types'
import { Hallful } from './cases'
import { colleague, openList, openRow, typeResult } from './desks'
import { fill } from './forms'
import { journey } from './journey'
import { choose, press, reach } from './keyboard'

const registration = '企业（个体工商户）设立登记'
const licence = '药品经营许可证（零售）核发'

const described = (target: Locator) =>
  target.evaluate((element) =>
    (element.getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '')
      .join(' '),
  )
const button = (inside: Page | Locator, name: string) =>
  inside.getByRole('button', { name: new RegExp(`^${name}`) })

journey('section', '2026-03-02T09:00', (hall, step) => {
  let people: Hallful
  let cases: Taken[] = []
  const open = async (account: string, which: number) => {
    const one = await colleague(hall, account, 'approve')
    await openList(one.page, hall.base, 'approve')
    await openRow(one.page, cases[which]?.number ?? '', registration)
    return one
  }

  step('three applications are accepted at the window', async () => {
    people = new Hallful(hall.base)
    cases = [await people.accepted(), await people.accepted(), await people.accepted()]
  })

  step('a deputy may examine, not decide: the page says so, and whom to ask', async () => {
    const deputy = await open('market2', 0)
    const { page } = deputy
    const work = page.getByRole('region', { name: '办理', exact: true })
    await work
      .getByText(/依据授权书 渝北市监授〔2026〕\d+号（有效至 2029年3月1日） · 审查权 \d+ 项$/)
      .waitFor()
    for (const name of ['准予', '不予']) {
      expect(await button(work, name).isDisabled(), name).toBe(true)
      expect(await described(button(work, name))).toMatch(/授权书不包含.*请报请.*主要负责人/)
    }
    expect(await described(button(work, '延期'))).toContain('不能授权')
    await hall.look(deputy, 'deputy')
  })

  step('and gives an opinion with the keys alone', async () => {
    const deputy = await hall.person('market2')
    const { page } = deputy
    await page.keyboard.press('o')
    const dialog = page.getByRole('alertdialog', { name: `审查意见：${registration}` })
    await dialog.waitFor()
    await press(page, button(dialog, '签署意见'))
    await dialog.getByRole('group', { name: '有 2 处需要改正' }).waitFor()
    await hall.look(deputy, 'opinion-missing')
    await choose(page, '同意')
    await reach(page, dialog.getByRole('textbox', { name: '意见内容' }))
    await page.keyboard.type('材料齐全，各处地址一致，建议准予。')
    await press(page, button(dialog, '签署意见'))
    await dialog.waitFor({ state: 'detached' })
    const opinions = page.getByRole('region', { name: '审查意见' })
    expect(await opinions.innerText()).toMatch(/同意 材料齐全，各处地址一致，建议准予。\s+冯楠/)
  })

  step('the head makes out a letter that lets the deputy decide this one item', async () => {
    const head = await colleague(hall, 'market-head', 'approve')
    const { page } = head
    await page.getByRole('link', { name: '授权书' }).click()
    await page.getByRole('heading', { level: 1, name: '本部门的授权书' }).waitFor()
    await hall.look(head, 'letters')
    await page.getByRole('link', { name: '签发授权书' }).click()
    await button(page, '签发').click()
    expect(await page.title()).toMatch(/^错误/)
    await page.getByRole('link', { name: '请选择被授权人' }).click()
    await page.getByLabel('被授权人').selectOption({ label: '冯楠 · 区市场监管局审批科副科长' })
    await button(page, '签发').click()
    await page.getByRole('link', { name: '请至少选择一项权限和事项' }).waitFor()
    await page.getByRole('checkbox', { name: `审批决定权（终审）：${registration}` }).check()
    await hall.look(head, 'new-letter')
    await button(page, '签发').click()
    await page.getByText(/^已签发 渝北市监授〔2026〕\d+号$/).waitFor()
    // The list is asked for anew; until then the letter before it stands there.
    const newest = page.getByRole('row').nth(1)
    await expect
      .poll(() => newest.innerText())
      .toMatch(/冯楠\s+审批决定权（终审） 1 项\s+2026年3月2日 至 2027年3月1日/)
  })

  step(
    'what a colleague does meanwhile is told in the dialog, and what was typed is still there',
    async () => {
      const deputy = await open('market2', 0)
      const { page } = deputy
      const chief = await people.person('market')
      await button(page, '准予')
        .and(page.getByRole('button', { disabled: false }))
        .waitFor()
      await page.keyboard.press('g')
      const dialog = page.getByRole('alertdialog', { name: `准予：${registration}` })
      await dialog.getByText(/依据授权书.*审批决定权（终审） 1 项$/).waitFor()
      const note = dialog.getByRole('textbox', { name: /^备注/ })
      await note.fill('即日领取执照')
      await typeResult(dialog)
      const opinion = { in_favour: false, opinion: '住所证明的产权人姓名请再核对' }
      await chief.act(cases[0]?.id ?? '', 'tasks/business-registration/review', opinion)
      deputy.expected.push(/^409 POST .*\/decision$/)
      await button(dialog, '作出准予决定').click()
      await dialog.getByText('这个办件刚刚有了变化').waitFor()
      await dialog
        .getByText(/李文博/)
        .first()
        .waitFor()
      await dialog.getByText('最近一次审查意见是“不同意”（李文博）').waitFor()
      expect(await note.inputValue()).toBe('即日领取执照')
      await hall.look(deputy, 'stale')
      expect((await people.view(cases[0]?.id ?? '')).tasks[0]?.decision).toBeUndefined()
      await button(dialog, '知道了').click()
      await dialog.getByText('这个办件刚刚有了变化').waitFor({ state: 'detached' })
      await button(dialog, '作出准予决定').click()
      await dialog.waitFor({ state: 'detached' })
      const decided = page.getByRole('region', { name: '决定' })
      expect(await decided.innerText()).toMatch(/决定：准予[^]*即日领取执照[^]*渝北市监照[^]*冯楠/)
      await hall.look(deputy, 'decided')
    },
  )

  step('a letter taken back carries nothing from that instant on', async () => {
    const head = await hall.person('market-head')
    await head.page.getByRole('row').nth(1).getByRole('button', { name: /^撤回/ }).click()
    const dialog = head.page.getByRole('alertdialog', { name: /^撤回授权书/ })
    await dialog.getByRole('textbox', { name: '撤回理由' }).fill('岗位调整')
    await hall.look(head, 'revoke')
    await button(dialog, '撤回授权书').click()
    await head.page
      .getByRole('row')
      .nth(1)
      .getByText(/撤回：岗位调整$/)
      .waitFor()
    const { page } = await open('market2', 1)
    await button(page, '写意见').waitFor()
    expect(await button(page, '准予').isDisabled()).toBe(true)
    expect(await described(button(page, '准予'))).toMatch(/请报请.*主要负责人/)
  })

  step('refusing needs a ground of the law and reasons, and ends what depended on it', async () => {
    const chief = await open('market', 1)
    const { page } = chief
    await page.keyboard.press('r')
    const dialog = page.getByRole('alertdialog', { name: `不予许可：${registration}` })
    await button(dialog, '作出不予决定').click()
    await dialog.getByRole('group', { name: '有 2 处需要改正' }).waitFor()
    await fill(page, '理由（法定条件）', { choice: '申请不符合法律、行政法规规定。' })
    await dialog.getByRole('textbox', { name: '说明' }).fill('经营场所属于违法建筑，不能作为住所登记。')
    await hall.look(chief, 'refuse')
    await button(dialog, '作出不予决定').click()
    await dialog.waitFor({ state: 'detached' })
    const decided = await page.getByRole('region', { name: '决定' }).innerText()
    expect(decided).toMatch(/决定：不予[^]*申请不符合法律[^]*违法建筑[^]*李文博/)
    const { tasks } = await people.view(cases[1]?.id ?? '')
    expect(tasks.find((task) => task.item.name.zh === licence)?.state.code).toBe('ended')
  })

  step('only the head extends a limit, once', async () => {
    const head = await open('market-head', 2)
    const { page } = head
    const work = page.getByRole('region', { name: '办理', exact: true })
    await work.getByText('以本机关主要负责人身份').waitFor()
    expect(await work.innerText()).toContain('最晚 2026年3月5日')
    await page.keyboard.press('e')
    const dialog = page.getByRole('alertdialog', { name: `延长办理期限 · ${registration}` })
    await dialog.getByRole('textbox', { name: '延长几个工作日' }).fill('9')
    await dialog.getByRole('textbox', { name: '延期理由' }).fill('需要向原登记机关核实')
    head.expected.push(/^400 POST .*\/extension$/)
    await button(dialog, '批准延期').click()
    await dialog.getByRole('group', { name: '有 1 处需要改正' }).waitFor()
    await hall.look(head, 'extension-too-long')
    await dialog.getByRole('textbox', { name: '延长几个工作日' }).fill('3')
    await button(dialog, '批准延期').click()
    await dialog.waitFor({ state: 'detached' })
    await work.getByText('最晚 2026年3月10日').waitFor()
    expect(await button(work, '延期').isDisabled()).toBe(true)
    await hall.look(head, 'extended')
  })
})
