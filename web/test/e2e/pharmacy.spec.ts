// Journey 1: somebody wants to open a pharmacy, says so once, and comes away with every licence.
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { documentText, plain } from './documents'
import { expectHeading, fact, fillPages, signIn, upload } from './forms'
import { journey } from './journey'
import { choose, press, reach } from './keyboard'
import { answers, form, items, papers } from './pharmacy-data'
import { toTheEnd, type Told } from './pharmacy-end'

journey('pharmacy', '2026-03-02T09:00', (hall, step) => {
  let number = ''
  const told: Told = { number: '', code: '' }

  step('a citizen finds the package by the words people use, by pinyin and with a slip', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    await page.goto(`${hall.base}/`)
    await expectHeading(page, '您要办什么事？')
    await hall.look(jian, 'home')
    const search = page.getByRole('searchbox')
    for (const words of ['卖药', 'kai yao dian', '药店', '开要店', '开药店']) {
      await search.fill('')
      await search.fill(words)
      const first = page.getByRole('search').getByRole('listitem').first()
      await first.filter({ hasText: '开药店' }).waitFor()
      expect.soft(await first.textContent(), words).toContain('开药店')
    }
    await hall.look(jian, 'search')
  })

  step('with the keys alone she gets from the home page to the first question', async () => {
    const { page, base } = await hall.person('jian')
    await page.goto(`${base}/`)
    await reach(page, page.getByRole('searchbox'))
    await page.keyboard.type('开药店')
    const hit = page.getByRole('search').getByRole('link', { name: /^开药店/ })
    await hit.waitFor()
    await reach(page, hit, 'ArrowDown')
    await page.keyboard.press('Enter')
    await expectHeading(page, '开药店')
    await hall.look(await hall.person('jian'), 'guide')
    await press(page, page.getByRole('link', { name: '开始，先答几个问题' }))
    await expectHeading(page, answers[0]?.[0] ?? '')
  })

  step('answers the questions one a page, with the keys alone, and Back keeps what she said', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    for (const [index, [question, answer]] of answers.entries()) {
      await expectHeading(page, question)
      if (index < 4) await hall.look(jian, `question-${index + 1}`)
      if (index === 2) {
        await press(page, page.getByRole('link', { name: '上一个问题' }))
        await expectHeading(page, answers[1]?.[0] ?? '')
        expect(await page.getByRole('textbox').inputValue()).toBe('120')
        await press(page, page.getByRole('button', { name: '继续' }))
        await expectHeading(page, question)
      }
      if (/^\d+$/.test(answer)) {
        await reach(page, page.getByRole('textbox'))
        await page.keyboard.press('Control+a')
        await page.keyboard.type(answer)
      } else await choose(page, answer)
      await press(page, page.getByRole('button', { name: '继续' }))
    }
  })

  step(
    'sees her plan: seven items, one department to visit instead of five, 11 working days instead of 40',
    async () => {
      const jian = await hall.person('jian')
      const { page } = jian
      await expectHeading(page, '开药店：您的办理方案')
      expect(new URL(page.url()).pathname).toBe('/plan/open-pharmacy')
      const saved = page.getByRole('region', { name: '省了多少' })
      const pane = (name: string) => saved.locator('dl > div').filter({ hasText: name }).innerText()
      expect(await pane('跑的部门')).toMatch(/分开办 5个[^]*1\s*个/)
      expect(await pane('工作日')).toMatch(/分开办 40天[^]*11\s*天/)
      expect(await pane('交材料')).toMatch(/7\s*份/)
      await page.getByText('7 项一起办，受理后最多 11 个工作日全部办好。').waitFor()
      const main = page.getByRole('main')
      for (const item of items) expect.soft(await main.innerText()).toContain(item)
      await page.getByText('您不用办的事项').waitFor()
      await hall.look(jian, 'plan')
    },
  )

  step('signs in only now that something is to be kept', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    jian.expected.push(/^400 POST \/api\/v1\/session$/)
    await page.getByRole('link', { name: '开始填写' }).first().click()
    await expectHeading(page, '登录')
    await hall.look(jian, 'sign-in')
    await page.getByRole('textbox', { name: '账号', exact: true }).fill('jian')
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    const summary = page.getByRole('group', { name: /处/ })
    await summary.getByRole('link', { name: '账号或密码不对' }).waitFor()
    expect(await page.title()).toMatch(/^错误/)
    await hall.look(jian, 'sign-in-wrong')
    await signIn(page, 'jian')
    await expectHeading(page, '申请人')
  })

  step('is told what is missing in a summary that leads to each field', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    // Her number is on record and stands there already; a wrong one is told.
    await page.getByRole('textbox', { name: '联系手机' }).fill('138')
    await page.getByRole('button', { name: '保存并继续' }).click()
    const summary = page.getByRole('group', { name: /处/ })
    await summary.waitFor()
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.title()).toMatch(/^错误/)
    await hall.look(jian, 'form-error')
    await summary.getByRole('link').first().click()
    const phone = page.getByRole('textbox', { name: '联系手机' })
    expect(await phone.evaluate((element) => element === document.activeElement)).toBe(true)
    const said = await phone.evaluate((element) =>
      (element.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' '),
    )
    expect(said).toContain(await summary.getByRole('link').first().textContent())
  })

  step('fills in the merged form; nothing is asked twice, and it is saved by itself', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    const labels: string[] = []
    await fillPages(page, form, async (title) => {
      if (title === '申请人') await page.getByText(/^已保存 \d\d:\d\d/).waitFor()
      labels.push(...(await page.locator('main [data-field] label').allInnerTexts()))
      await hall.look(jian, `form-${title}`)
    })
    await expectHeading(page, '交材料')
    const asked = labels.filter((label) => label.length > 3 && !label.includes('选填'))
    expect(asked.filter((label, at) => asked.indexOf(label) !== at)).toEqual([])
  })

  step(
    'hands in real papers; a wrong kind and an empty file are refused before they are sent',
    async () => {
      const jian = await hall.person('jian')
      const { page } = jian
      const group = page.getByRole('group', { name: '公司章程' })
      const chooser = page.waitForEvent('filechooser')
      await group.getByRole('button', { name: '选择文件' }).click()
      await (
        await chooser
      ).setFiles({ name: '章程.docx', mimeType: 'application/msword', buffer: Buffer.from('x') })
      await group.getByRole('alert').filter({ hasText: '章程.docx' }).waitFor()
      for (const [material, paper] of Object.entries(papers)) await upload(page, material, paper)
      await hall.look(jian, 'materials')
      await page.getByRole('button', { name: '保存并继续' }).click()
      await expectHeading(page, '核对一遍')
    },
  )

  step('checks her answers, which stand there in words, changes one and comes back', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    const main = page.getByRole('main')
    const shown = await main.innerText()
    for (const words of [
      '小规模纳税人',
      '公章、财务专用章、发票专用章、合同专用章',
      '重庆安康大药房有限公司',
      '孙立群',
    ])
      expect.soft(shown).toContain(words)
    expect(shown).not.toMatch(/\b(true|false|standard_set|small_scale)\b/)
    await hall.look(jian, 'review')
    await page.getByRole('link', { name: '修改：从业人数' }).click()
    const people = page.getByRole('textbox', { name: '从业人数' })
    await people.waitFor()
    expect(await people.evaluate((element) => element === document.activeElement)).toBe(true)
    await people.fill('5')
    await page.getByRole('button', { name: '保存并回到核对页' }).click()
    await expectHeading(page, '核对一遍')
    expect(await main.innerText()).toMatch(/从业人数\s+5/)
  })

  step('submits once and gets a number, a QR code, the promise and what comes next', async () => {
    const jian = await hall.person('jian')
    const { page } = jian
    await page.getByRole('button', { name: '提交申请' }).click()
    const faults = page.getByRole('group', { name: /处/ })
    await faults.getByRole('link', { name: '请先勾选确认' }).waitFor()
    // Nobody has to come if the courier brings it, and they need to know where to.
    await faults.getByRole('link', { name: '请填写邮寄地址' }).waitFor()
    await page.getByText('出件窗口领取', { exact: true }).click()
    await page.getByText('我确认以上内容和材料真实').click()
    await page.getByRole('button', { name: '提交申请' }).click()
    await expectHeading(page, '申请已经提交')
    const main = page.getByRole('main')
    number = /\d{6}-2026-\d{7}-[0-9A-Z]/.exec(await main.innerText())?.[0] ?? ''
    expect(number).not.toBe('')
    told.number = number
    told.code = await fact(page, '查询码').getByRole('strong').innerText()
    await page.getByRole('img', { name: `办件编号二维码 ${number}` }).waitFor()
    await page.getByText('受理后 11 个工作日').waitFor()
    await page.getByRole('heading', { name: '接下来' }).waitFor()
    await hall.look(jian, 'done')
    jian.expected.push(/^4(04|22) GET \/api\/v1\/drafts\/\d+$/)
    await page.goBack()
    await expectHeading(page, '这份申请已经不在草稿里')
    await hall.look(jian, 'back-after-done')
  })

  step('the clerk finds the case at the window and examines every paper with the keys alone', async () => {
    const clerk = await hall.person('clerk')
    const { page } = clerk
    await page.goto(`${hall.base}/desk`)
    await signIn(page, 'clerk')
    const row = page.getByRole('row').filter({ hasText: number })
    await row.waitFor()
    expect(await row.innerText()).toContain('简晓雯')
    await page.getByRole('link', { name: /^待受理\s*1$/ }).waitFor()
    await hall.look(clerk, 'desk-list', { narrow: false })
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expectHeading(page, /^开药店 · 简晓雯$/)
    await hall.look(clerk, 'desk-case')
    await examine(page)
    await hall.look(clerk, 'desk-case-examined')
    expect(await page.getByRole('button', { name: /^受理/ }).isDisabled()).toBe(true)
  })

  step('and gives one notice that tells of both faults', async () => {
    const clerk = await hall.person('clerk')
    const { page } = clerk
    await page.keyboard.press('n')
    const dialog = page.getByRole('alertdialog', { name: '一次性告知：请核对' })
    await dialog.waitFor()
    expect(await dialog.getByRole('listitem').count()).toBe(2)
    await hall.look(clerk, 'desk-notice')
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('补正通知书已出具').first().waitFor()
    const notice = page.getByRole('main').getByRole('link', { name: /补正/ }).last()
    const text = plain(await documentText(page, notice))
    for (const words of [number, '简晓雯', '一寸免冠照片', '场所平面图', '背景不是白色，请换一张'])
      expect.soft(text).toContain(plain(words))
    expect.soft(text.split('缺少这份材料').length - 1, 'only the floor plan is lacking').toBe(1)
    await hall.look(clerk, 'desk-noticed')
  })

  toTheEnd(hall, step, told)
})

/** Each paper in turn: good ones p, the photo f with a word of explanation, the floor plan m. */
async function examine(page: Page) {
  for (const material of Object.keys(papers)) {
    const current = page.locator('[aria-current=true]')
    await expect.poll(() => current.textContent()).toBe(material)
    if (material === '一寸免冠照片') {
      await page.keyboard.press('f')
      const note = page.getByRole('textbox', { name: /^给申请人的说明/ })
      await reach(page, note)
      await page.keyboard.type('背景不是白色，请换一张')
      await page.keyboard.press('Tab')
      await page.keyboard.press('j')
    } else if (material === '场所平面图') {
      await page.keyboard.press('m')
      await page.keyboard.press('j')
    } else await page.keyboard.press('p')
  }
}
