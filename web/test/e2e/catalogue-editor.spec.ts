// Journey: a new trade comes into the catalogue. A maintainer who knows no more than the README puts a flower
// shop with a small café together from items that are there, looks at its plan and hands it in; others
// review and publish it; a citizen files it at once. Then two maintainers at one record.
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { JsonObject, RecordView, RevisionTaken } from '@/api'
import { flowerShop } from './flower-shop-data'
import { expectHeading } from './forms'
import { journey } from './journey'
import { fileOnline } from './portal'
import { Recorder } from './recorder'
import { Colleague } from './staff'

const trade = '开花店带咖啡座'
const limit = 80

const button = (inside: Page | Locator, name: string | RegExp) => inside.getByRole('button', { name })
const textbox = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })
const dialog = (page: Page, name: string) => page.getByRole('alertdialog', { name })
const saved = (page: Page) => page.getByRole('toolbar').getByText('已保存').waitFor()

/** Somebody at a page nobody has signed in at yet, counted from the first letter of their account. */
async function arrive(page: Page, base: string, account: string, record: Recorder) {
  await page.goto(`${base}/catalogue/sign-in`)
  await record.type(page.getByRole('textbox', { name: '账号', exact: true }), account, '账号')
  await record.type(page.getByLabel('密码', { exact: true }), 'yichuang2026', '密码')
  await record.press(button(page, '登录').first(), '登录')
  await expectHeading(page, '目录修订')
}

journey('catalogue-editor', '2026-03-02T09:00', (hall, step) => {
  const record = new Recorder()

  step('a new maintainer begins a revision, and a package from one that is near', async () => {
    const maintainer = await hall.person('maintainer')
    const { page } = maintainer
    record.part('新维护员：开一份修订稿，以相近的一件事为底本')
    await arrive(page, hall.base, 'maintainer', record)
    await hall.look(maintainer, 'revisions')
    await record.press(button(page, '新建修订'), '新建修订')
    await record.type(textbox(page, '这次要改什么'), `新增：${trade}`, '这次要改什么')
    await record.press(button(page, '创建'), '创建')
    await expectHeading(page, `新增：${trade}`)
    await hall.look(maintainer, 'revision-empty')
    await record.press(button(page, '新建一件事'), '新建一件事')
    await record.type(textbox(page, '名称（中文）'), trade, '名称（中文）')
    await record.type(textbox(page, '名称（英文）'), 'Open a flower shop with a café', '名称（英文）')
    await record.find(page, '以现有一件事为底本', '服装店', '开服装店')
    await record.press(button(page, '开始编排'), '开始编排')
    await expectHeading(page, trade)
  })

  step('items are added and taken out, each with a reason that may stay as it is', async () => {
    const maintainer = await hall.person('maintainer')
    const { page } = maintainer
    record.part('增减事项和问题')
    await record.find(page, '添加事项', '食品经营许可', '食品经营许可')
    await record.find(page, '添加事项', '排水', '城镇污水排入排水管网许可')
    const hygiene = '去掉“公共场所卫生许可”'
    await record.press(button(page, hygiene), hygiene)
    await record.choose(
      page.getByLabel('“从业人员预防性健康检查”什么时候办'),
      '必办',
      '“从业人员预防性健康检查”什么时候办',
    )
    await record.press(page.getByText('店开在城区还是乡镇？'), '打开问题“店开在城区还是乡镇？”')
    await record.press(button(page, '删除这一条'), '删除这一条')
    await hall.look(maintainer, 'composer')
  })

  step('a question is added, and an item that depends on its answer, without a line of code', async () => {
    const { page } = await hall.person('maintainer')
    record.part('新问题，和看它的答案才办的事项')
    await record.press(button(page, /加一个问题/), '加一个问题')
    const question = page.locator('details[open]').filter({ hasText: '怎么问（中文）' })
    const field = (name: string) => question.getByRole('textbox', { name, exact: true })
    await record.type(field('怎么问（中文）'), '花卉、苗木要不要从外地调运？', '怎么问（中文）')
    await record.type(
      field('怎么问（英文）'),
      'Will flowers or plants be brought in from elsewhere?',
      '怎么问（英文）',
    )
    await record.type(field('为什么问（中文）'), '从外地调运应检的植物要检疫证书。', '为什么问（中文）')
    await record.type(
      field('为什么问（英文）'),
      'Plants brought in from elsewhere need a quarantine certificate.',
      '为什么问（英文）',
    )
    await record.choose(question.getByLabel('回答方式'), '是或否', '回答方式')
    await record.find(page, '添加事项', '植物检疫', '植物检疫证书核发（调运）')
    const role = '“植物检疫证书核发（调运）”什么时候办'
    await record.choose(page.getByLabel(role), '情形触发', role)
    const condition = page.getByRole('group', { name: '什么情形下才算' })
    await record.choose(condition.getByLabel('哪个问题'), '花卉、苗木要不要从外地调运？', '哪个问题')
    await page.getByText('“花卉、苗木要不要从外地调运？”答“是”').first().waitFor()
  })

  step('the order follows from who needs whose result; tree and graph show the same', async () => {
    const maintainer = await hall.person('maintainer')
    const { page } = maintainer
    record.part('先后关系、别名，保存')
    await page.getByText(/建议补上 \d+ 条先后关系/).waitFor()
    await record.press(button(page, /^(全部)?补上$/).last(), '全部补上')
    await page.getByText(/建议补上/).waitFor({ state: 'detached' })
    const rows = page.locator('#order ol li li')
    const inTree = (await rows.locator('strong').allTextContents()).sort()
    await button(page, '看图').click()
    const nodes = page.getByRole('region', { name: /先后关系图/ }).locator('foreignObject')
    await nodes.first().waitFor()
    expect((await nodes.allTextContents()).sort()).toEqual(inTree)
    await hall.look(maintainer, 'graph')
    await button(page, '按步骤看').click()
    await record.type(page.getByRole('textbox', { name: /^添加别名/ }), '开花店、鲜花店、花艺', '添加别名')
    await record.key(page, 'Control+s', '保存')
    await saved(page)
    await page.getByText('没有发现问题').waitFor()
    await hall.look(maintainer, 'saved')
  })

  step('the maintainer looks at the plan as a citizen will, and hands the revision in', async () => {
    const maintainer = await hall.person('maintainer')
    const { page } = maintainer
    record.part('预览群众看到的方案，提交审核')
    await record.press(page.getByRole('link', { name: '预览群众看到的样子' }), '预览群众看到的样子')
    await page.getByText('预览 · 未发布').waitFor()
    await hall.look(maintainer, 'preview-guide')
    await record.press(page.getByRole('link', { name: '开始，先答几个问题' }), '开始，先答几个问题')
    for (const [question, answer] of flowerShop.answers) {
      await expectHeading(page, question)
      if (answer && /^\d+$/.test(answer))
        await record.type(page.getByRole('main').getByRole('textbox'), answer, question)
      else if (answer)
        await record.press(
          page.getByRole('radiogroup').getByText(answer, { exact: true }),
          `回答“${answer}”`,
        )
      await record.press(button(page, '继续'), '继续')
    }
    await expectHeading(page, `${trade}：您的办理方案`)
    for (const item of ['食品经营许可', '植物检疫证书核发（调运）'])
      await page.getByRole('main').getByText(item).first().waitFor()
    await hall.look(maintainer, 'preview-plan')
    await record.press(page.getByRole('link', { name: '返回修订稿' }), '返回修订稿')
    await record.press(button(page, '提交审核'), '提交审核')
    await record.press(button(dialog(page, '提交审核'), '提交').last(), '提交')
    await page.getByText('部门审核中').first().waitFor()
    await hall.look(maintainer, 'submitted')
  })

  step('who drafted it may not review it', async () => {
    const { page } = await hall.person('maintainer')
    expect(await button(page, '部门审核通过').isDisabled()).toBe(true)
  })

  step('a second person sees what changes and what follows, agrees, and publishes', async () => {
    const reviewer = await hall.person('reviewer')
    const { page } = reviewer
    record.part('第二个人：看改动和影响，审核、发布')
    await arrive(page, hall.base, 'reviewer', record)
    await record.press(page.getByRole('link', { name: `新增：${trade}` }), '打开修订稿')
    await record.press(page.getByRole('link', { name: '前后对照' }), '前后对照')
    await page.getByRole('main').getByText('新增').first().waitFor()
    await hall.look(reviewer, 'differences')
    await record.press(page.getByRole('link', { name: '影响' }), '影响')
    await hall.look(reviewer, 'impact')
    await record.press(button(page, '部门审核通过'), '部门审核通过')
    await record.press(button(page, '同意'), '同意')
    await record.press(button(page, '法制审核通过'), '法制审核通过')
    await record.press(button(page, '同意'), '同意')
    await page.getByText('审核通过，待发布').first().waitFor()
    await record.press(button(page, '发布'), '发布')
    await hall.look(reviewer, 'publication')
    await record.press(dialog(page, '发布').getByRole('button', { name: '发布' }), '发布（今天起生效）')
    await page.getByText('已发布').first().waitFor()
    await hall.look(reviewer, 'published')
  })

  step('all of it in no more than eighty actions, as the trace tells', async () => {
    console.log(`${record.actions.length} actions from signing in to publication`)
    expect(record.actions.length).toBeLessThanOrEqual(limit)
    await record.keep('docs/trace-flower-shop.md', traceHead(record.actions.length))
  })

  step('and a citizen files it at once', async () => {
    const citizen = await hall.person('jian')
    const number = await fileOnline(hall, citizen, 'jian', flowerShop, { closely: false })
    expect(number).toMatch(/2026/)
  })

  const food = 'food-business-licence'
  let draft = ''
  const place = () => `/catalogue/revisions/${draft}/records/item/${food}`
  const read = (one: Colleague) => one.send<RecordView>('GET', place())

  step('a problem leads to the very field', async () => {
    const { page } = await hall.person('maintainer')
    const one = await Colleague.signIn(hall.base, 'maintainer')
    draft = (await one.send<RevisionTaken>('POST', '/catalogue/revisions', { title: '时限' })).id
    const item = (await read(one)).document as JsonObject
    const promised = { ...(item.promised as JsonObject), days: 99 }
    await one.send('PUT', place(), { document: { ...item, promised } }, 0)
    await page.goto(`${hall.base}/catalogue/revisions/${draft}`)
    await page
      .getByRole('listitem')
      .filter({ hasText: '错误' })
      .getByRole('link', { name: /承诺办结时限/ })
      .first()
      .click()
    await expectHeading(page, '食品经营许可')
    const days = page.locator('[data-field^="/promised"] input').first()
    await expect.poll(() => days.evaluate((input) => input === document.activeElement)).toBe(true)
  })

  step('two maintainers at one record: the later one sees both, chooses, and loses nothing', async () => {
    const first = await hall.person('maintainer')
    const other = await Colleague.signIn(hall.base, 'maintainer')
    const { page } = first
    const visits = textbox(page, '到现场次数')
    const english = textbox(page, '名称（英文）').first()
    await visits.fill('2')
    await english.fill('Licence to trade in food')
    const { document, save } = await read(other)
    const theirs = { ...(document as JsonObject), visits: 1, supplement_days: 20 }
    await other.send('PUT', place(), { document: theirs }, save)
    first.expected.push(/^409 PUT .*\/records\//)
    await page.keyboard.press('Control+s')
    await page.getByText('钟灵刚刚保存了这条记录').waitFor()
    await hall.look(first, 'conflict')
    expect(await button(page, '按选择合在一起').isDisabled()).toBe(true)
    await page.getByRole('radio', { name: '取我的：到现场次数' }).check()
    await button(page, '按选择合在一起').click()
    await page.keyboard.press('Control+s')
    await saved(page)
    const both = (await read(other)).document as JsonObject
    expect(both).toMatchObject({
      visits: 2,
      supplement_days: 20,
      name: { zh: '食品经营许可', en: 'Licence to trade in food' },
    })
  })

  step('what was not saved outlives a reload, and whoever leaves is asked first', async () => {
    const maintainer = await hall.person('maintainer')
    const { page } = maintainer
    const english = textbox(page, '名称（英文）').first()
    await english.fill('Food licence')
    page.once('dialog', (asked) => void asked.accept())
    await page.reload()
    await page.getByText('找回了上次没有保存的输入。').waitFor()
    expect(await english.inputValue()).toBe('Food licence')
    await page.getByRole('link', { name: '返回修订稿' }).click()
    await dialog(page, '还有没保存的修改').waitFor()
    await hall.look(maintainer, 'leaving')
    await button(page, '留下来保存').click()
    await page.keyboard.press('Control+z')
    await saved(page)
    await page.keyboard.press('Control+y')
    expect(await english.inputValue()).toBe('Food licence')
  })
})

const traceHead = (count: number) => `# 一个新行业怎样进目录 · How a new trade comes into the catalogue

事项目录维护员第一次用编辑器，把“花店带小咖啡座”从现有事项编排出来，看过方案，交第二个人审核、发布：共 ${count} 步。
每按一次按钮或键、每填一个框、每选一项，各算一步。由 \`web/test/e2e/catalogue-editor.spec.ts\` 边做边记。

A maintainer new to the editor puts a flower shop with a small café together from items that are there, looks
at its plan, and a second person reviews and publishes it: ${count} actions. Every press of a button or key,
every field typed into and every choice counts as one. Written by the test while it does them.`
