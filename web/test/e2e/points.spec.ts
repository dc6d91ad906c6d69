// Points of the ux list that lie across the journeys: waiting, failing, losing the line, another language,
// printing, 长辈版.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import { smallLetters } from '../browser/audit'
import { leave, openBrowser, type Look, type Watched } from '../browser/browser'
import { pdfText, plain } from './documents'
import { answeredQuery, draftPharmacy, filePharmacy } from './cases'
import { expectHeading } from './forms'
import { openHall, type Hall } from './hall'
import { Colleague } from './staff'
import { alone, arrive } from './sweep'

let hall: Hall
let browser: Browser
let jian: Colleague

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
  jian = await Colleague.signIn(hall.base, 'jian')
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

const at = (account: string, run: (watched: Watched) => Promise<void>, look: Look = {}) =>
  alone(browser, hall.base, account, run, look)

async function begin(who: Colleague): Promise<string> {
  const answers = Object.fromEntries(new URLSearchParams(answeredQuery))
  const draft = { package: 'open-pharmacy', answers, fields: {}, materials: [], page: '' }
  return (await who.send<{ id: string }>('POST', '/drafts', draft)).id
}

const failure = {
  status: 500,
  contentType: 'application/problem+json',
  body: JSON.stringify({
    type: 'about:blank',
    title: 'Internal Server Error',
    status: 500,
    code: 'internal',
    trace: 'T-4711',
    text: { zh: '服务器出了故障，什么都没有改动。', en: 'The server failed; nothing was changed.' },
  }),
}

const capital = (page: Page) => page.getByRole('textbox', { name: '注册资本' })
const saved = (page: Page) => page.getByText(/^已保存 \d\d:\d\d/).waitFor()

describe('waiting, failing and losing the line', () => {
  test('a wait says nothing at first, then shows the shape, then a sentence, then a bar and a way out', () =>
    at('', async ({ page, base }) => {
      let answer = () => {}
      const held = new Promise<void>((go) => (answer = go))
      await page.route('**/api/v1/packages/open-pharmacy', async (route) => {
        await held
        await route.continue()
      })
      // From here on time passes only when the test says so.
      await page.clock.install({ time: 0 })
      await page.clock.pauseAt(1_000)
      await page.goto(`${base}/guide/open-pharmacy`)
      const waiting = page.locator('main [data-waiting]')
      await waiting.waitFor({ state: 'attached' })
      const phase = () => waiting.getAttribute('data-waiting')
      expect(await phase()).toBe('0')
      expect((await waiting.innerText()).trim()).toBe('')
      await page.clock.runFor(350)
      expect(await phase()).toBe('1')
      await page.clock.runFor(1_800)
      const said = waiting.getByRole('status')
      await said.filter({ hasText: '还在等服务器答复' }).waitFor()
      await page.clock.runFor(8_000)
      await said.filter({ hasText: '服务器答复得很慢' }).waitFor()
      await waiting.getByRole('button', { name: '重新试一次' }).waitFor()
      await waiting.getByRole('progressbar').waitFor()
      await waiting.getByText('已等 10 秒').waitFor()
      await page.clock.runFor(3_000)
      await waiting.getByText('已等 13 秒').waitFor()
      await waiting.getByRole('button', { name: '不等了' }).click()
      await page.getByRole('status').filter({ hasText: '已经不等了' }).waitFor()
      await page.getByRole('button', { name: '重新试一次' }).click()
      await waiting.waitFor({ state: 'attached' })
      answer()
      await page.clock.resume()
      await expectHeading(page, '开药店')
    }))

  test('a page that could not be fetched says so with a number to read out, and tries again', () =>
    at('', async ({ page, base, expected }) => {
      expected.push(/^500 GET \/api\/v1\/packages\/open-pharmacy$/)
      await page.route('**/api/v1/packages/open-pharmacy', (route) => route.fulfill(failure))
      await page.goto(`${base}/guide/open-pharmacy`)
      const note = page.getByRole('main').getByRole('alert')
      await note.getByText('T-4711').waitFor()
      const shown = await note.innerText()
      expect(shown).toContain('请报这个编号')
      expect(shown).not.toMatch(/Internal|Error|stack|at \w+\./)
      await page.unroute('**/api/v1/packages/open-pharmacy')
      await note.getByRole('button', { name: '重新试一次' }).click()
      await expectHeading(page, '开药店')
    }))

  test('a draft the server could not keep stays on the page, and is kept when it can', () =>
    at('jian', async (watched) => {
      const { page, expected } = watched
      const draft = await begin(jian)
      expected.push(/^500 PUT \/api\/v1\/drafts\/\d+$/)
      await arrive(watched, `/drafts/${draft}/form/2`)
      await page.route('**/api/v1/drafts/*', (route) => route.fulfill(failure))
      await capital(page).fill('77')
      await page
        .getByRole('status')
        .filter({ hasText: /没有保存|没保存/ })
        .waitFor()
      expect(await capital(page).inputValue()).toBe('77')
      await page.unroute('**/api/v1/drafts/*')
      await capital(page).fill('78')
      await saved(page)
      const kept = await jian.send<{ fields: Record<string, string> }>('GET', `/drafts/${draft}`)
      expect(Object.values(kept.fields)).toContain('78')
    }))

  test('without a line it says so, keeps what was typed and sends nothing, until the line is back', () =>
    at('jian', async (watched) => {
      const { page, context } = watched
      await arrive(watched, `/drafts/${await begin(jian)}/review`)
      const submit = page.getByRole('button', { name: '提交申请' })
      await page.getByText('我确认以上内容和材料真实').click()
      const began = Date.now()
      await context.setOffline(true)
      await page.getByRole('status').filter({ hasText: '网络断开了' }).waitFor()
      expect(Date.now() - began).toBeLessThan(5_000)
      expect(await submit.isDisabled()).toBe(true)
      await page.getByText('网络断开了，连上以后再提交').waitFor()
      await context.setOffline(false)
      await page.getByRole('status').filter({ hasText: '网络断开了' }).waitFor({ state: 'detached' })
      expect(await submit.isEnabled()).toBe(true)
      expect(await page.getByRole('checkbox', { name: /我确认/ }).isChecked()).toBe(true)
    }))

  test('a connection that drops after the server had it does not hand in twice', () =>
    at('jian', async (watched) => {
      const { page } = watched
      await arrive(watched, `/drafts/${await draftPharmacy(jian)}/review`)
      const keys: string[] = []
      await page.route('**/api/v1/cases', async (route) => {
        if (route.request().method() !== 'POST') return route.continue()
        keys.push(route.request().headers()['idempotency-key'] ?? '')
        if (keys.length > 1) return route.continue()
        await route.fetch()
        return route.abort('connectionreset')
      })
      const count = async () => (await jian.send<{ total: number }>('GET', '/cases?limit=1')).total
      const before = await count()
      await page.getByText('我确认以上内容和材料真实').click()
      await page.getByRole('button', { name: '提交申请' }).click()
      await page.getByText('不确定服务器有没有收到').waitFor()
      await page.getByRole('button', { name: '提交申请' }).click()
      await expectHeading(page, '申请已经提交')
      expect(keys).toHaveLength(2)
      expect(keys[1]).toBe(keys[0])
      expect(await count()).toBe(before + 1)
    }))
})

test('what is empty says why and offers the next step', () =>
  at('sun', async (watched) => {
    const { page } = watched
    await arrive(watched, '/cases')
    await page.getByText('您还没有办件').waitFor()
    await page.getByText('从首页找到要办的事，答几个问题就能开始。').waitFor()
    await page.getByRole('link', { name: '找要办的事' }).click()
    await expectHeading(page, '您要办什么事？')
    await arrive(watched, '/search?q=zzzz')
    await page.getByText(/zzzz/).first().waitFor()
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(3)
  }))

test('the language changes with one press; page, input, numbers and dates stay', () =>
  at('jian', async (watched) => {
    const { page } = watched
    await arrive(watched, `/drafts/${await begin(jian)}/form/2`)
    await capital(page).fill('66')
    const before = page.url()
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('button', { name: 'Save and continue' }).waitFor()
    expect(page.url()).toBe(before)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    const english = page.getByRole('textbox', { name: /registered capital/i })
    expect(await english.inputValue()).toBe('66')
    const kase = await filePharmacy(jian)
    await arrive(watched, `/cases/${kase.id}/done`)
    await page.getByText(kase.number).first().waitFor()
    await page.getByRole('button', { name: '中文' }).click()
    await page.getByText(kase.number).first().waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  }))

test('a draft begun on one device is gone on with on another, at the same page', () =>
  at('sun', async (watched) => {
    const sun = await Colleague.signIn(hall.base, 'sun')
    const draft = await begin(sun)
    await arrive(watched, `/drafts/${draft}/form/2`)
    await capital(watched.page).fill('88')
    await saved(watched.page)
    await at(
      'sun',
      async (phone) => {
        await arrive(phone, '/cases')
        await phone.page.getByText(/保存于 .*保留到/).waitFor()
        await phone.page.getByRole('link', { name: '接着填' }).click()
        await capital(phone.page).waitFor()
        expect(new URL(phone.page.url()).pathname).toBe(`/drafts/${draft}/form/2`)
        expect(await capital(phone.page).inputValue()).toBe('88')
      },
      { profile: 'phone' },
    )
  }))

test('how a case stands is found by its number and the code, without an account', () =>
  at('', async (watched) => {
    const { page, expected } = watched
    const kase = await filePharmacy(jian)
    expected.push(/^404 GET \/api\/v1\/progress$/)
    await arrive(watched, '/')
    await page
      .getByRole('main')
      .getByRole('link', { name: /查进度/ })
      .click()
    await page.getByRole('textbox', { name: '办件编号' }).fill(kase.number)
    // The code is pasted as people copy it: with spaces.
    const paste = (text: string) =>
      page.getByRole('textbox', { name: '查询码' }).evaluate((field, value) => {
        ;(field as HTMLInputElement).focus()
        document.execCommand('insertText', false, value)
      }, text)
    await paste('000000')
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText('没有查到').waitFor()
    await page.getByRole('textbox', { name: '查询码' }).fill('')
    await paste(` ${kase.receipt_code} `)
    await page.getByRole('button', { name: '查询' }).click()
    await page.getByText(kase.number).first().waitFor()
    const shown = await page.getByRole('main').innerText()
    for (const words of ['各部门办理情况', '药品经营许可证', '办理经过'])
      expect.soft(shown).toContain(words)
    expect(shown, 'nothing of the person is told to whoever has the slip').not.toContain(
      '11010519491231002X',
    )
  }))

test('the confirmation prints on A4, black on white, its Chinese selectable', () =>
  at('jian', async (watched) => {
    const { page } = watched
    const kase = await filePharmacy(jian)
    await arrive(watched, `/cases/${kase.id}/done`)
    const sheet = await page.pdf({ preferCSSPageSize: true })
    const text = plain(await pdfText(sheet))
    for (const words of [kase.number, kase.receipt_code ?? '', '申请已经提交', '接下来', '1/1'])
      expect.soft(text).toContain(plain(words))
    for (const chrome of ['长辈版', 'English', '退出', '打印这一页', '我要找人帮忙'])
      expect.soft(text).not.toContain(chrome)
    const [, width, height] = /MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(sheet.toString('latin1')) ?? []
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
    await page.emulateMedia({ media: 'print' })
    const ink = () =>
      page.evaluate(() => {
        const colour = (element: Element | null) => element && getComputedStyle(element).color
        return [...new Set([...document.querySelectorAll('main dt, main dd, main p')].map(colour))]
      })
    // With movement reduced a colour still takes a moment to change.
    await expect.poll(ink).toEqual(['rgb(0, 0, 0)'])
  }))

describe('长辈版', () => {
  test('is one press away on the first screen, is remembered, and one press leads back', () =>
    at(
      '',
      async (watched) => {
        const { page } = watched
        await arrive(watched, '/')
        const entry = page.getByRole('button', { name: '长辈版' })
        const box = await entry.boundingBox()
        expect((box?.y ?? 9_999) + (box?.height ?? 0)).toBeLessThan(844)
        await entry.click()
        expect(await smallLetters(page, 24)).toEqual([])
        await arrive(watched, '/guide/pension-certification')
        expect(await page.locator('html').getAttribute('data-mode')).toBe('elder')
        await page.getByRole('button', { name: '标准' }).click()
        expect(await page.locator('html').getAttribute('data-mode')).toBe('standard')
      },
      { profile: 'phone' },
    ))

  test('offers at most six choices, one below the other, and somebody to help on every page', () =>
    at(
      '',
      async (watched) => {
        const { page } = watched
        for (const path of [
          '/',
          '/guide/pension-certification',
          '/start/pension-certification',
          '/progress',
        ]) {
          await arrive(watched, path)
          await page.getByRole('link', { name: '我要找人帮忙' }).first().waitFor()
          const choices = await page.getByRole('main').locator('ul:has(> li > a)').all()
          for (const list of choices) {
            const boxes = await list
              .locator(':scope > li > a')
              .evaluateAll((links) => links.map((link) => Math.round(link.getBoundingClientRect().left)))
            expect.soft(boxes.length, path).toBeLessThanOrEqual(6)
            expect.soft(new Set(boxes).size, `${path}: one column`).toBe(1)
          }
        }
        const spacing = await page.evaluate(() => {
          const style = getComputedStyle(document.querySelector('main p') ?? document.body)
          return parseFloat(style.lineHeight) / parseFloat(style.fontSize)
        })
        expect(spacing).toBeGreaterThanOrEqual(1.3)
      },
      { mode: 'elder' },
    ))
})
