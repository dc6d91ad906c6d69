// Journey 1 from the answer to the one notice to the file: what the sections, the issuing window and time do.
import { expect } from 'vitest'
import { colleague, grant, grantHere, letPass, openList, openRow, rowOf } from './desks'
import { documentText, plain } from './documents'
import { expectHeading, fill, upload } from './forms'
import type { Journey, Step } from './journey'
import { pngPaper } from './papers'
import { pension } from './pension-data'
import { fileOnline } from './portal'

const founder = { name: '简晓雯', identity: '500112198803162042' }
const registration = '企业（个体工商户）设立登记'
const licence = '药品经营许可证（零售）核发'
const device = '第二类医疗器械经营备案'
const health = '从业人员预防性健康检查'

/** Filed, and told of two faults, when this begins. */
export interface Told {
  number: string
  /** Of the receipt, for whoever asks without an account. */
  code: string
}

export function toTheEnd(hall: Journey, step: Step, told: Told) {
  let silent = ''
  corrected(hall, step, told)
  step('at another window somebody hands in what nobody will look at', async () => {
    const sun = await hall.person('sun')
    silent = await fileOnline(hall, sun, 'sun', pension)
  })
  limits(hall, step, told)
  decided(hall, step, told)
  step(
    'five working days of silence: it counts as accepted from the day it came, on every page',
    async () => {
      await letPass(hall, 2, '2026年3月10日')
      const sun = await hall.person('sun')
      await sun.page.goto(`${hall.base}/cases`)
      await sun.page.getByRole('link', { name: pension.name }).click()
      await sun.page.getByText(/2026年3月2日受理.*逾期未告知/).waitFor()
      await hall.look(sun, 'portal-silence')
      const clerk = await colleague(hall, 'social', 'desk')
      await openList(clerk.page, hall.base, 'desk', 'in_hand')
      await rowOf(clerk.page, silent, '办理中').waitFor()
      await hall.look(clerk, 'desk-silence', { narrow: false })
      const labour = await colleague(hall, 'labour', 'approve')
      await openList(labour.page, hall.base, 'approve')
      await rowOf(labour.page, silent, '2026-03-02').waitFor()
      const manager = await colleague(hall, 'manager', 'supervise')
      await manager.page.goto(`${hall.base}/supervise`)
      await manager.page.getByRole('link', { name: /^今年视为受理\s*1/ }).click()
      await rowOf(manager.page, silent).waitFor()
      await hall.look(manager, 'supervise-silence', { narrow: false })
    },
  )
  checked(hall, step, told)
  handedOver(hall, step, told)
}

function corrected(hall: Journey, step: Step, told: Told) {
  step('she corrects both on one page and sends once', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    await page.goto(`${hall.base}/cases`)
    await hall.look(jian, 'portal-matters')
    await page.getByRole('link', { name: '去补正' }).click()
    await expectHeading(page, '一次补正')
    await page.getByText('窗口一次性告知了 2 处').waitFor()
    await page.getByText('背景不是白色').waitFor()
    await upload(page, '重新上传', pngPaper('白底照片', 3), '一寸免冠照片')
    await page.getByRole('button', { name: '提交补正' }).click()
    await page
      .getByRole('group', { name: /处/ })
      .getByRole('link', { name: '“场所平面图”还没有补' })
      .waitFor()
    await upload(page, '重新上传', pngPaper('分区平面图', 4), '场所平面图')
    await hall.look(jian, 'portal-correction')
    await page.getByRole('button', { name: '提交补正' }).click()
    await expectHeading(page, '补正已提交')
    await page.getByRole('link', { name: '查看进度' }).click()
    // Day 1 of the new five is tomorrow.
    await page.getByText('窗口最晚 2026年3月9日星期一 告知是否受理').first().waitFor()
    await hall.look(jian, 'portal-corrected')
  })

  step('the clerk looks at what is new and accepts', async () => {
    const clerk = await colleague(hall, 'clerk', 'desk')
    const { page } = clerk
    await openList(page, hall.base, 'desk')
    await openRow(page, told.number)
    await hall.look(clerk, 'desk-corrected')
    for (const material of ['一寸免冠照片', '场所平面图']) {
      await page.getByRole('button', { name: material, exact: true }).click()
      await page.keyboard.press('p')
    }
    await page.keyboard.press('a')
    await page.getByRole('alertdialog').getByRole('button', { name: '受理', exact: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByRole('status').filter({ hasText: '已受理' }).waitFor()
    await hall.look(clerk, 'desk-accepted')
    await page.getByRole('link', { name: '打开并打印：受理通知书' }).nth(1).waitFor()
  })
}

/** With nothing but the receipt, not signed in. */
async function lookUp(hall: Journey, { number, code }: Told, light: string) {
  const { page } = await hall.person('mother', { profile: 'phone' })
  await page.goto(`${hall.base}/progress`)
  await page.getByRole('textbox', { name: '办件编号' }).fill(number)
  await page.getByRole('textbox', { name: '查询码' }).fill(code)
  await page.getByRole('button', { name: '查询' }).click()
  await expectHeading(page, '开药店')
  const branch = page.getByRole('listitem').filter({ hasText: registration }).first()
  await branch.getByText(light, { exact: true }).waitFor()
}

/** One light, as she, her mother with the receipt, the window, the section and the manager see it. */
async function lightEverywhere(
  hall: Journey,
  told: Told,
  light: '正常' | '超过承诺' | '超过法定期限',
  name: string,
) {
  // A case's row counts no days of its items.
  const ofCase = light === '超过承诺' ? '临期或超承诺' : light
  const jian = await hall.person('jian')
  await jian.page.goto(`${hall.base}/cases`)
  await jian.page.getByRole('link', { name: '开药店' }).click()
  const branch = jian.page.getByRole('listitem').filter({ hasText: registration }).first()
  await branch.getByText(light, { exact: true }).waitFor()
  await hall.look(jian, `portal-${name}`)
  await lookUp(hall, told, light)
  const clerk = await colleague(hall, 'clerk', 'desk')
  await openList(clerk.page, hall.base, 'desk', 'in_hand')
  await rowOf(clerk.page, told.number).getByText(ofCase, { exact: true }).waitFor()
  await openRow(clerk.page, told.number)
  await clerk.page
    .getByRole('listitem')
    .filter({ hasText: registration })
    .getByText(light, { exact: true })
    .waitFor()
  const market = await colleague(hall, 'market', 'approve')
  await openList(market.page, hall.base, 'approve')
  await rowOf(market.page, told.number, registration).getByText(light, { exact: true }).waitFor()
  await hall.look(market, `approve-${name}`, { narrow: false })
  const manager = await colleague(hall, 'manager', 'supervise')
  await manager.page.goto(`${hall.base}/supervise`)
  await expectHeading(manager.page, '大厅此刻')
  await hall.look(manager, `supervise-${name}`)
  if (light === '正常')
    return manager.page.getByText('没有超过法定期限的事项，也没有临期或超过承诺的。').waitFor()
  await manager.page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`^${ofCase}\\s*[1-9]`) })
    .first()
    .click()
  await rowOf(manager.page, told.number, registration).waitFor()
}

function limits(hall: Journey, step: Step, told: Told) {
  step('the registration is promised for tomorrow; its light is green on every page', async () => {
    await lightEverywhere(hall, told, '正常', 'green')
    const { page } = await hall.person('jian')
    await page.getByText('最晚 2026年3月3日星期二').first().waitFor()
    await page.getByText('最晚 2026年3月5日星期四').first().waitFor()
  })

  step('the promise has passed: yellow on every page', async () => {
    await letPass(hall, 2, '2026年3月4日')
    await lightEverywhere(hall, told, '超过承诺', 'yellow')
  })

  step('the legal limit has passed: red on every page, and the manager sees where', async () => {
    await letPass(hall, 2, '2026年3月6日')
    await lightEverywhere(hall, told, '超过法定期限', 'red')
    const jian = await hall.person('jian')
    await jian.page.getByText(`超过了法定期限：${registration}`).waitFor()
    await jian.page.getByText('监督投诉电话').waitFor()
    const { page } = await colleague(hall, 'manager', 'supervise')
    await page.goto(`${hall.base}/supervise`)
    await page.getByText('1 项超过法定期限，在 1 个部门。请先看这些。').waitFor()
  })
}

function decided(hall: Journey, step: Step, told: Told) {
  step('the section registers the company, and what waited for it is accepted by itself', async () => {
    await grant(hall, 'market', told.number, registration)
    const jian = await hall.person('jian')
    await jian.page.reload()
    await jian.page
      .getByRole('listitem')
      .filter({ hasText: device })
      .getByText('2026年3月6日受理')
      .first()
      .waitFor()
    await hall.look(jian, 'portal-registered')
  })

  step('the device record is made on the spot, from the next item of the same case', async () => {
    const market = await colleague(hall, 'market', 'approve')
    const { page } = market
    const tabs = page.getByRole('navigation', { name: '本部门的事项' })
    const at = () => tabs.locator('[aria-current=page]').innerText()
    for (let pressed = 0; !(await at()).includes(device) && pressed < 3; pressed++) {
      const before = await at()
      await page.keyboard.press('n')
      await expect.poll(at).not.toBe(before)
    }
    expect(await at()).toContain(device)
    await page.getByText('未告知').first().waitFor({ state: 'detached' })
    await grantHere(page, told.number, device)
    await hall.look(market, 'approve-on-the-spot')
  })

  step('police, tax, social insurance and health decide theirs the same morning', async () => {
    await grant(hall, 'police', told.number, '公章刻制备案')
    await grant(hall, 'tax', told.number, '新办纳税人')
    await grant(hall, 'labour', told.number, '用人单位社会保险登记')
    await grant(hall, 'health', told.number, health)
  })
}

function checked(hall: Journey, step: Step, told: Told) {
  step('the drug licence cannot be granted before two named officers have been there', async () => {
    const deputy = await colleague(hall, 'market2', 'approve')
    const { page } = deputy
    await openRow(page, told.number, licence)
    await page.getByText('还没有核查记录，不能准予').waitFor()
    await page.keyboard.press('v')
    const dialog = page.getByRole('alertdialog', { name: /^现场核查记录/ })
    const officer = (row: number) => dialog.getByRole('group', { name: `核查人员 第 ${row} 行` })
    await officer(1).getByRole('textbox', { name: '执法证号' }).fill('渝A0102')
    await fill(page, '核查日期', { day: '2026-03-09' })
    await fill(page, '核查时间', '14:30')
    await fill(page, '地点', '渝北区龙溪街道演示路 1 号')
    await fill(page, '核查情况', '营业区、阴凉柜、温湿度记录与平面图一致，执业药师在岗。')
    await dialog.getByText('符合', { exact: true }).click()
    await fill(page, '在场人', founder.name)
    await dialog.getByRole('button', { name: '保存核查记录' }).click()
    await dialog.getByRole('group', { name: /处/ }).waitFor()
    await hall.look(deputy, 'approve-visit-one-officer')
    await officer(2).getByRole('textbox', { name: '姓名' }).fill('李文博')
    await officer(2).getByRole('textbox', { name: '执法证号' }).fill('渝A0101')
    await upload(page, '现场照片和笔录', pngPaper('现场照片', 5))
    await hall.look(deputy, 'approve-visit')
    await dialog.getByRole('button', { name: '保存核查记录' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('核查记录已保存').first().waitFor()
    await hall.look(deputy, 'approve-visited')
  })

  step('after that the section chief grants it, within the nine days promised', async () => {
    await grant(hall, 'market', told.number, licence)
    const market = await colleague(hall, 'market', 'approve')
    await hall.look(market, 'approve-all-decided')
  })
}

const results = ['营业执照', '印章及备案回执', '药品经营许可证', '第二类医疗器械经营备案凭证']

function handedOver(hall: Journey, step: Step, told: Told) {
  step('all results come out at one window, into her own hands', async () => {
    const issuer = await colleague(hall, 'issuer', 'issue')
    const { page } = issuer
    await hall.look(issuer, 'issue-list', { narrow: false })
    await openRow(page, told.number)
    await hall.look(issuer, 'issue-case')
    await page.getByRole('textbox', { name: '证件号码' }).fill(founder.identity)
    await page.getByRole('button', { name: '发放 7 项结果' }).click()
    await page.getByText(`已发放 7 项结果，交给${founder.name}（本人）`).waitFor()
    await hall.look(issuer, 'issue-given')
    const text = plain(await documentText(page, page.getByRole('link', { name: '打印送达回证' })))
    for (const words of [told.number, founder.name, ...results]) expect.soft(text).toContain(words)
  })

  step('she downloads every licence, and reads in each what the screens said', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    await page.reload()
    await page.getByRole('link', { name: '看结果' }).click()
    await expectHeading(page, '办理结果')
    await hall.look(jian, 'portal-results')
    const links = page.getByRole('link', { name: /^下载：准予|^下载：办理结果/ })
    expect(await links.count()).toBe(7)
    const texts: string[] = []
    for (const link of await links.all()) texts.push(plain(await documentText(page, link)))
    const all = texts.join('\n')
    for (const words of [...results, '2031年3月9日', '渝北市监']) expect.soft(all).toContain(words)
    for (const text of texts) expect.soft(text).toMatch(/授权依据：.+授〔2026〕\d+号/)
  })

  step('the case is closed and filed, for everybody to see', async () => {
    const issuer = await colleague(hall, 'issuer', 'issue')
    await issuer.page.getByRole('button', { name: '归档' }).click()
    await issuer.page.getByText('已归档').first().waitFor()
    const jian = await hall.person('jian')
    await jian.page.goto(`${hall.base}/cases`)
    await jian.page.getByText('已归档').waitFor()
    await jian.page.getByRole('link', { name: '开药店' }).click()
    await jian.page.getByText('归档', { exact: false }).first().waitFor()
    await hall.look(jian, 'portal-archived')
    const manager = await colleague(hall, 'manager', 'supervise')
    await manager.page.goto(`${hall.base}/supervise`)
    await manager.page.getByText('没有超过法定期限的事项').waitFor()
    await hall.look(manager, 'supervise-evening')
  })
}
