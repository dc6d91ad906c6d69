// What becomes of a revision beside being published: files in and out, sent back, overtaken by another, given
// up, taken back; and a shorter promise for those who wait already.
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { JsonObject, RecordView, RevisionTaken } from '@/api'
import { Hallful } from './cases'
import { colleague } from './desks'
import { expectHeading } from './forms'
import { journey } from './journey'
import { Colleague } from './staff'
import { unzipped, withNumber, zipped } from './workbook'

const item = 'drug-retail-licence'
const name = '药品经营许可证（零售）核发'
const title = '药品零售：再快两天'

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const dialog = (page: Page, name: string) => page.getByRole('alertdialog', { name })
const tab = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

journey('catalogue-life', '2026-03-02T09:00', (hall, step) => {
  const maintainer = () => colleague(hall, 'maintainer', 'catalogue')
  const reviewer = () => colleague(hall, 'reviewer', 'catalogue')
  const drafts = { shorter: '', other: '', reversal: '' }
  const open = (page: Page, id: string) => page.goto(`${hall.base}/catalogue/revisions/${id}`)
  const place = (id: string) => `/catalogue/revisions/${id}/records/item/${item}`
  const read = async (id: string) => {
    const one = await Colleague.signIn(hall.base, 'maintainer')
    return one.send<RecordView>('GET', place(id))
  }
  const bring = async (page: Page, name: string, buffer: Buffer) => {
    if ((await dialog(page, '导入文件').count()) === 0) await button(page, '导入').click()
    const file = dialog(page, '导入文件').getByLabel('文件', { exact: true })
    await file.setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  }
  /** What it would change is read first; then it is taken. */
  const take = async (page: Page, told: string) => {
    const box = dialog(page, '导入文件')
    await box.getByText(told).waitFor()
    await box.getByRole('button', { name: /^导入这/ }).click()
    await box.waitFor({ state: 'detached' })
  }
  const agree = async (page: Page, act: string) => {
    await button(page, act).click()
    await dialog(page, act).getByRole('button', { name: '同意' }).click()
    await dialog(page, act).waitFor({ state: 'detached' })
  }
  const begin = async (one: Colleague, title: string) =>
    (await one.send<RevisionTaken>('POST', '/catalogue/revisions', { title })).id

  const files = new Map<string, Buffer>()
  let running = ''

  step('the catalogue is taken away as YAML, JSON and a workbook', async () => {
    const { page } = await maintainer()
    await page.goto(`${hall.base}/catalogue`)
    await page.getByText('导出目录').click()
    for (const format of ['YAML', 'JSON', 'XLSX']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        tab(page, `导出为 ${format}`).click(),
      ])
      const chunks: Buffer[] = []
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer)
      files.set(format, Buffer.concat(chunks))
    }
    const yaml = unzipped(files.get('YAML') ?? Buffer.alloc(0))
    expect(yaml.get(`items/${item}.yaml`)?.toString()).toContain('visits: 0')
    const json = JSON.parse(String(files.get('JSON'))) as { files: Record<string, JsonObject> }
    expect(json.files[`items/${item}.yaml`]?.promised).toMatchObject({ days: 9 })
    // A pharmacy waits meanwhile for its licence.
    const others = new Hallful(hall.base)
    running = (await others.accepted()).id
    await others.grant(running, 'business-registration', 'staff-health-check')
  })

  step('a workbook with a bad row names sheet, row and column, and nothing is changed', async () => {
    const watched = await maintainer()
    const { page } = watched
    const one = await Colleague.signIn(hall.base, 'maintainer')
    drafts.shorter = await begin(one, title)
    drafts.other = await begin(one, '药品零售：英文名称')
    await open(page, drafts.shorter)
    watched.expected.push(/^400 POST .*\/import-preview$/)
    const workbook = files.get('XLSX') ?? Buffer.alloc(0)
    const bad = withNumber(workbook, 2, item, 'visits', -1)
    await bring(page, 'catalogue.xlsx', bad.book)
    const told = dialog(page, '导入文件').getByRole('alert')
    await told.getByText('文件里有错，什么都没有改').waitFor()
    expect(await told.innerText()).toMatch(new RegExp(`事项 items!${bad.place}[ ：].*[\\u3400-\\u9fff]{3}`))
    await hall.look(watched, 'import-faults')
    expect((await read(drafts.shorter)).save).toBe(0)
    await bring(page, 'catalogue.xlsx', withNumber(workbook, 2, item, 'issue.days', 2).book)
    await dialog(page, '导入文件').getByText('发证（出件）时限').waitFor()
    await hall.look(watched, 'import-preview')
    await take(page, '将改动 1 条')
    await page.getByText('改动 1 条').first().waitFor()
    expect((await read(drafts.shorter)).document).toMatchObject({ issue: { days: 2 } })
  })

  step('what is brought as YAML and as JSON is in the draft as well', async () => {
    const { page } = await maintainer()
    const path = `items/${item}.yaml`
    const text =
      unzipped(files.get('YAML') ?? Buffer.alloc(0))
        .get(path)
        ?.toString() ?? ''
    const shorter = text.replace('promised: {days: 9', 'promised: {days: 7')
    await bring(page, 'catalogue.zip', zipped(new Map([[path, Buffer.from(shorter)]])))
    await take(page, '将改动 1 条')
    const { document } = await read(drafts.shorter)
    expect(document).toMatchObject({ promised: { days: 7 }, issue: { days: 1 } })
    const code = String((document as JsonObject).implementation_code)
    const city = {
      name: { zh: '市级模板（演练）', en: 'City template (exercise)' },
      source: '演练',
      items: [
        {
          basic_code: code.slice(-12),
          name: { zh: name, en: 'Drug retail licence' },
          materials: [{ name: { zh: '营业执照', en: 'Business licence' } }],
        },
      ],
    }
    const bundle = { format: 'yichuang-catalogue', version: 1, files: { 'city-template.yaml': city } }
    await bring(page, 'city.json', Buffer.from(JSON.stringify(bundle)))
    await take(page, '将改动 1 条')
    await page.getByText('改动 2 条').first().waitFor()
  })

  step('the item stands beside the city’s template, paper by paper', async () => {
    const watched = await maintainer()
    const { page } = watched
    await page.getByRole('link', { name, exact: true }).click()
    await expectHeading(page, name)
    await page.getByText('对照市级模板').click()
    await page.getByRole('columnheader', { name: '市级模板' }).waitFor()
    expect(await page.getByRole('complementary').first().innerText()).toContain('必要')
    await hall.look(watched, 'city')
    await page.goBack()
    await tab(page, '前后对照').click()
    await page.getByRole('combobox', { name: '和什么对照' }).selectOption({ label: '市级模板' })
    await page.getByRole('columnheader', { name: '本区' }).first().waitFor()
    await hall.look(watched, 'city-all')
  })

  step('a reviewer sends it back with a reason, which the maintainer reads at once', async () => {
    const [first, second] = [await maintainer(), await reviewer()]
    const { page } = first
    const submit = async () => {
      await button(page, '提交审核').click()
      await dialog(page, '提交审核').getByRole('button', { name: '提交', exact: true }).click()
      await page.getByText('部门审核中').first().waitFor()
    }
    await submit()
    await open(second.page, drafts.shorter)
    await button(second.page, '退回修改').click()
    const asked = dialog(second.page, '退回修改')
    await asked.getByRole('textbox').fill('请写明为什么能快两天。')
    await asked.getByRole('button', { name: '退回', exact: true }).click()
    await second.page.getByText('起草中').first().waitFor()
    await open(page, drafts.shorter)
    await page.getByText(/^陶然.*退回了这份修订稿$/).waitFor()
    await page.getByText('请写明为什么能快两天。').waitFor()
    await hall.look(first, 'returned')
    await submit()
    await open(second.page, drafts.shorter)
    await agree(second.page, '部门审核通过')
    await agree(second.page, '法制审核通过')
  })

  step('with the publication those who wait already are promised the shorter time', async () => {
    const watched = await reviewer()
    const { page } = watched
    const days = async () =>
      (await new Hallful(hall.base).view(running)).tasks.find((task) => task.item.code === item)?.promised
        ?.limit
    expect(await days()).toBe(9)
    await button(page, '发布').click()
    await dialog(page, '发布').getByText(`${name}：9 → 7 天，在办 1 件`).click()
    await hall.look(watched, 'adopting')
    await dialog(page, '发布').getByRole('button', { name: '发布' }).click()
    await page.getByText('已发布').first().waitFor()
    await expect.poll(days).toBe(7)
  })

  step('another draft that changed the same item catches up; both are shown, nothing is lost', async () => {
    const watched = await maintainer()
    const { page } = watched
    const one = await Colleague.signIn(hall.base, 'maintainer')
    const { document } = await read(drafts.other)
    const mine = { ...(document as JsonObject), supplement_days: 20 }
    await one.send('PUT', place(drafts.other), { document: mine }, 0)
    await open(page, drafts.other)
    await button(page, '跟上现行版本').click()
    await dialog(page, '跟上现行版本').getByRole('button', { name: '跟上现行版本' }).click()
    await page.getByText('这条记录在新发布的版本里也改过').first().waitFor()
    await hall.look(watched, 'rebased')
    await page.getByRole('link', { name, exact: true }).click()
    await page.getByText('新发布的版本也改过这条记录').waitFor()
    await hall.look(watched, 'both-sides')
    const together = button(page, '按选择合在一起并保存')
    expect(await together.isDisabled()).toBe(true)
    await page.getByRole('radio', { name: /^取新版本的：承诺办结时限/ }).check()
    await page.getByRole('radio', { name: /^取我的：.*补正/ }).check()
    await together.click()
    await page.getByText('新发布的版本也改过这条记录').waitFor({ state: 'detached' })
    const both = await read(drafts.other)
    expect(both.document).toMatchObject({ promised: { days: 7 }, supplement_days: 20 })
    expect(both.problems.some((problem) => problem.rule === 'changed_on_both_sides')).toBe(false)
  })

  step('what nobody wants any more is dropped, and can still be read', async () => {
    const { page } = await maintainer()
    await open(page, drafts.other)
    await button(page, '作废').click()
    await dialog(page, '作废').getByRole('button', { name: '作废' }).click()
    await page.getByText('已作废').first().waitFor()
    await page.getByRole('link', { name, exact: true }).waitFor()
    expect(await button(page, '提交审核').count()).toBe(0)
  })

  step('a publication is taken back by a revision that undoes it', async () => {
    const watched = await maintainer()
    const { page } = watched
    await page.goto(`${hall.base}/catalogue?tab=published`)
    await button(page, '撤回这次发布').click()
    await hall.look(watched, 'reversing')
    await button(page, '开一份撤回修订稿').click()
    await page.waitForURL(/\/revisions\/\d+$/)
    drafts.reversal = page.url().split('/').at(-1) ?? ''
    await page.getByText('改动 2 条').first().waitFor()
    await tab(page, '前后对照').click()
    await page.getByText('删除').first().waitFor()
    await hall.look(watched, 'reversal')
    expect((await read(drafts.reversal)).document).toMatchObject({ promised: { days: 9 } })
  })
})
