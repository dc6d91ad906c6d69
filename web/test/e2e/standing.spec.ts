// Journey: an item is suspended. A maintainer says so in the editor, a second person looks at what follows
// and publishes; from then on the citizen reads it on the item and the plan and cannot hand in; what does not
// need the item is as open as before.
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { RevisionTaken } from '@/api/types'
import { expectHeading, fill } from './forms'
import { journey } from './journey'
import { answers } from './pharmacy-data'
import { toPlan } from './portal'
import { Colleague, password } from './staff'

const seals = 'seal-engraving-record'
const reason = '印章治安管理信息系统升级'

const button = (inside: Page | Locator, name: string | RegExp) => inside.getByRole('button', { name })
const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

async function arrive(page: Page, base: string, account: string) {
  await page.goto(`${base}/catalogue/sign-in`)
  await page.getByRole('textbox', { name: '账号', exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await button(page, '登录').first().click()
  await expectHeading(page, '目录修订')
}

journey('standing', '2026-03-02T09:00', (hall, step) => {
  let revision = ''

  step('a maintainer suspends an item with two buttons, a day, a reason and a source', async () => {
    const maintainer = await hall.person('maintainer')
    const { page } = maintainer
    const one = await Colleague.signIn(hall.base, 'maintainer')
    revision = (await one.send<RevisionTaken>('POST', '/catalogue/revisions', { title: '暂停刻章' })).id
    await arrive(page, hall.base, 'maintainer')
    await page.goto(`${hall.base}/catalogue/revisions/${revision}/records/item/${seals}`)
    await expectHeading(page, '公章刻制备案')
    await page.getByText('在办：可以申请。').waitFor()
    await button(page, '暂停办理…').click()
    await fill(page, '从哪天起不能申请', { day: '2026-03-02' })
    await textbox(page, '原因（群众会看到）（中文）').fill(reason)
    await textbox(page, '原因（群众会看到）（英文）').fill('The seal register is renewed')
    await textbox(page, '通知或者文件').fill('区公安分局通告第1号')
    await button(page, '＋ 最后一个不能申请的日子').click()
    await fill(page, '最后一个不能申请的日子', { day: '2026-03-06' })
    await page.keyboard.press('Control+s')
    await page.getByRole('toolbar').getByText('已保存').waitFor()
    await hall.look(maintainer, 'editor')
    await page.goto(`${hall.base}/catalogue/revisions/${revision}`)
    await button(page, '提交审核').click()
    await page.getByRole('alertdialog').getByRole('button', { name: '提交' }).last().click()
    await page.getByText('部门审核中').first().waitFor()
  })

  step('a second person reads what follows from it, agrees and publishes', async () => {
    const reviewer = await hall.person('reviewer')
    const { page } = reviewer
    await arrive(page, hall.base, 'reviewer')
    await page.getByRole('link', { name: '暂停刻章' }).click()
    await page.getByRole('link', { name: '影响' }).click()
    const begins = page.getByRole('listitem').filter({ hasText: reason })
    await begins.first().waitFor()
    expect(await begins.first().innerText()).toContain('期间不能提交')
    await hall.look(reviewer, 'impact')
    for (const review of ['部门审核通过', '法制审核通过']) {
      await button(page, review).click()
      await button(page, '同意').click()
    }
    await page.getByText('审核通过，待发布').first().waitFor()
    await button(page, '发布').click()
    await page.getByRole('alertdialog', { name: '发布' }).getByRole('button', { name: '发布' }).click()
    await page.getByText('已发布').first().waitFor()
  })

  step('a citizen finds it marked, and the plan says until when instead of the button', async () => {
    const citizen = await hall.person('citizen')
    const { page } = citizen
    await page.goto(`${hall.base}/search?q=公章刻制备案`)
    await page.getByText('暂停办理').first().waitFor()
    await hall.look(citizen, 'search')
    await page.goto(`${hall.base}/item/${seals}`)
    await page.getByText('“公章刻制备案”暂停办理').waitFor()
    await hall.look(citizen, 'item')
    await toPlan(citizen, { search: '开药店', name: '开药店', answers, form: {}, papers: {} })
    await page.getByText('今天不能提交').first().waitFor()
    const main = await page.getByRole('main').innerText()
    expect(main).toContain('自2026年3月2日起至2026年3月6日暂停办理')
    expect(main).toContain(reason)
    expect(await page.getByRole('link', { name: '开始填写' }).count()).toBe(0)
    await hall.look(citizen, 'plan')
  })

  step('and a request past the page is refused in the same words', async () => {
    const jian = await Colleague.signIn(hall.base, 'jian')
    const filing = jian.send('POST', '/cases', {
      package: 'open-pharmacy',
      answers: {
        entity: 'company',
        area: '120',
        otc_only: 'false',
        devices: 'class2',
        food: 'none',
        signboard: 'false',
        chain: 'false',
      },
      fields: {},
      materials: [],
    })
    await expect(filing).rejects.toThrow(/closed_item_until.*请在2026年3月6日之后再来/)
  })

  step('what does not need it is as open as before', async () => {
    const { page } = await hall.person('citizen')
    await page.goto(`${hall.base}/item/environmental-report-form`)
    expect(await page.getByText('暂停办理').count()).toBe(0)
    await page.goto(`${hall.base}/guide/environmental-report`)
    await page.getByRole('link', { name: '开始，先答几个问题' }).waitFor()
    expect(await page.getByText('暂停办理').count()).toBe(0)
  })
})
