// What a citizen may say back to the hall: that a register is wrong, how they were served, that they would
// rather be called. And what they take away on paper.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { CaseView, CaseList } from '@/api/types'
import { axeViolations } from '../browser/audit'
import { leave, openBrowser, type Look, type Watched } from '../browser/browser'
import { openList, openRow } from './desks'
import { pdfText, plain } from './documents'
import { environmental } from './environmental-data'
import { draftPharmacy, filePharmacy } from './cases'
import { expectHeading, fillPages, upload } from './forms'
import { openHall, type Hall } from './hall'
import { pdfPaper } from './papers'
import { Colleague } from './staff'
import { alone, arrive, keepsItsPromises, picture } from './sweep'

let hall: Hall
let browser: Browser

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

const at = (account: string, run: (watched: Watched) => Promise<void>, look: Look = {}) =>
  alone(browser, hall.base, account, run, look)

const colleague = (account: string) => Colleague.signIn(hall.base, account)

const report = {
  document: 'form',
  nature: 'new',
  tenure: 'leased',
  prepared_by: 'institution',
  secrets: 'no',
}
const draftOf = (answers: object, code: string) => ({
  package: code,
  answers,
  fields: {},
  materials: [],
  page: '',
})

describe('a register that is wrong', () => {
  const company = '安徽皖声减振技术有限公司重庆分公司'
  const renamed = '安徽皖声减振科技有限公司重庆分公司'
  const why = '上个月更了名，执照已经换了。'

  test('fills in what it knows of a company, says which it is, and takes a word against it', () =>
    at('wansheng', async (watched) => {
      const { page } = watched
      const wansheng = await colleague('wansheng')
      const { id } = await wansheng.send<{ id: string }>(
        'POST',
        '/drafts',
        draftOf(report, 'environmental-report'),
      )
      await arrive(watched, `/drafts/${id}/form/3`)
      const name = page.getByRole('textbox', { name: '建设单位名称', exact: true })
      expect(await name.inputValue()).toBe(company)
      expect(await name.isEditable()).toBe(false)
      const code = page.getByRole('textbox', { name: '建设单位统一社会信用代码' })
      expect(await code.inputValue()).toBe('91500112DEM0000AXD')
      expect(await page.getByText('已从营业执照带出').count()).toBe(2)
      await picture(watched, 'registered')
      await page.getByRole('button', { name: '建设单位名称：这个值不对' }).click()
      await page.getByText('两个值都会交给窗口核对').waitFor()
      await keepsItsPromises(watched, 24)
      await page.getByRole('button', { name: '保存并继续' }).click()
      const summary = page.getByRole('group', { name: /需要改正/ })
      await summary.getByRole('link', { name: '请说说登记的内容哪里不对' }).waitFor()
      await summary.getByRole('link', { name: /^和登记的一样/ }).waitFor()
      await name.fill(renamed)
      await page.getByRole('textbox', { name: '哪里不对' }).fill(why)
      await picture(watched, 'disputed')
      const kept = () => wansheng.send<{ disputes: object }>('GET', `/drafts/${id}`)
      await expect.poll(async () => (await kept()).disputes).toEqual({ owner_name: why })
      // Elsewhere the draft still knows it; and what the register says is one press away.
      await page.reload()
      await name.waitFor()
      expect(await name.inputValue()).toBe(renamed)
      expect(await page.getByRole('textbox', { name: '哪里不对' }).inputValue()).toBe(why)
      const number = await handIn(page, id, hall.base)
      await disputeAtTheWindow(number)
    }))

  /** The rest of the form, and the button. */
  async function handIn(page: Page, draft: string, base: string): Promise<string> {
    await page.goto(`${base}/drafts/${draft}/form/1`)
    await fillPages(page, environmental.form)
    await expectHeading(page, '交材料')
    for (const [material, paper] of Object.entries(environmental.papers))
      await upload(page, material, paper)
    await page.getByRole('button', { name: '保存并继续' }).click()
    await expectHeading(page, '核对一遍')
    await page.getByText(`登记的是：${company}`).waitFor()
    await page.getByText('我确认以上内容和材料真实').click()
    await page.getByRole('button', { name: '提交申请' }).click()
    await expectHeading(page, '申请已经提交')
    const wansheng = await colleague('wansheng')
    const { cases } = await wansheng.send<CaseList>('GET', '/cases?limit=1')
    return cases[0]?.number ?? ''
  }

  const disputeAtTheWindow = (number: string) =>
    at('construction', async (watched) => {
      const { page } = watched
      await openList(page, hall.base, 'desk', 'received')
      await openRow(page, number)
      await page.getByText('申请人对登记信息有异议：建设单位名称').waitFor()
      await page.getByRole('button', { name: '申请表' }).click()
      for (const words of [renamed, `营业执照上是：${company}`, `申请人的说明：${why}`])
        await page.getByText(words).first().waitFor()
      await page.getByText('申请人说登记的“建设单位名称”不对，填了正确的内容并说明原因').waitFor()
      await picture(watched, 'disputed-desk')
      expect.soft(await axeViolations(page)).toEqual([])
    })

  test('goes back to what is registered with one press', () =>
    at('jian', async (watched) => {
      const { page } = watched
      const draft = await draftPharmacy(await colleague('jian'))
      await arrive(watched, `/drafts/${draft}/form/1`)
      const name = page.getByRole('textbox', { name: '申请人姓名', exact: true })
      expect(await name.inputValue()).toBe('简晓雯')
      await page.getByRole('button', { name: '申请人姓名：这个值不对' }).click()
      await name.fill('简小雯')
      await page.getByRole('button', { name: '还是用登记的：简晓雯' }).click()
      expect(await name.inputValue()).toBe('简晓雯')
      expect(await name.isEditable()).toBe(false)
    }))
})

describe('好差评', () => {
  const rating = (page: Page) => page.locator('#rating')

  test('takes two presses on the confirmation, and is given once', () =>
    at('jian', async (watched) => {
      const { page } = watched
      const kase = await filePharmacy(await colleague('jian'))
      await arrive(watched, `/cases/${kase.id}/done`)
      await picture(watched, 'rating')
      await rating(page).getByText('满意', { exact: true }).click()
      expect(await rating(page).getByRole('checkbox').count(), 'a good rating asks no reason').toBe(0)
      await rating(page).getByRole('button', { name: '提交评价' }).click()
      await page.getByText('谢谢，您的评价已经收到').waitFor()
      await arrive(watched, `/cases/${kase.id}`)
      expect(await rating(page).count()).toBe(0)
      await page.getByText('评价（申请收件）：满意').waitFor()
    }))

  test('asks for reasons only below, and opens exactly its list for the manager', async () => {
    const jian = await colleague('jian')
    const manager = await colleague('manager')
    const counted = async () =>
      (await manager.send<{ bad_ratings: number }>('GET', '/overview')).bad_ratings
    const before = await counted()
    const kase = await filePharmacy(jian)
    await jian.act(kase.id, 'withdrawal', { reason: '不办了' })
    await at(
      'jian',
      async (watched) => {
        const { page } = watched
        await arrive(watched, `/cases/${kase.id}`)
        await rating(page).getByRole('heading', { name: '这件事办得怎么样？' }).waitFor()
        await rating(page).getByText('非常不满意', { exact: true }).click()
        await rating(page).getByText('办得太慢').click()
        await rating(page)
          .getByRole('textbox', { name: /还想说的话/ })
          .fill('等了一上午没人理。')
        await picture(watched, 'rating-bad-elder-phone')
        await keepsItsPromises(watched, 60)
        await rating(page).getByRole('button', { name: '提交评价' }).click()
        await page.getByText('政务办会看到这条评价并核实').waitFor()
      },
      { profile: 'phone', mode: 'elder' },
    )
    expect(await counted()).toBe(before + 1)
    await atTheManager(kase, before + 1)
    await notAtTheWindow(kase)
  })

  const atTheManager = (kase: CaseView, count: number) =>
    at('manager', async (watched) => {
      const { page } = watched
      await arrive(watched, '/supervise')
      await page.getByRole('link', { name: new RegExp(`^今年的差评\\s*${count}`) }).click()
      await expectHeading(page, '今年的差评')
      await expect.poll(() => page.getByRole('main').getByRole('row').count()).toBe(count + 1)
      await page.getByText('办得太慢').first().waitFor()
      await picture(watched, 'ratings-manager')
      expect.soft(await axeViolations(page)).toEqual([])
      await page.getByRole('link', { name: kase.number }).click()
      await page.getByText('等了一上午没人理。').waitFor()
    })

  /** 评价信息保密: whoever was rated does not read who said what. */
  async function notAtTheWindow(kase: CaseView) {
    const clerk = await colleague('clerk')
    const view = await clerk.case(kase.id)
    expect(JSON.stringify(view)).not.toMatch(/等了一上午|very_dissatisfied/)
    expect(view.ratings).toEqual([])
  }
})

describe('请工作人员给我打电话', () => {
  const own = '13900001234'

  test('rings on a telephone in 长辈版, and beside it takes a number to be called back', () =>
    at(
      '',
      async (watched) => {
        const { page } = watched
        await arrive(watched, '/guide/pension-certification')
        const rings = page.getByRole('banner').getByRole('link', { name: '我要找人帮忙' })
        expect(await rings.getAttribute('href')).toMatch(/^tel:[\d-]+$/)
        await page.getByRole('banner').getByRole('link', { name: '请给我打电话' }).click()
        await page.getByRole('button', { name: '请工作人员给我打电话' }).press('Enter')
        const number = page.getByRole('textbox', { name: '您的电话' })
        await number.fill('139')
        await page.getByRole('button', { name: '请打给我' }).click()
        await page.getByText('电话不对').waitFor()
        await picture(watched, 'call-back-elder-phone')
        await keepsItsPromises(watched, 60)
        await number.fill(own)
        await page.getByRole('button', { name: '请打给我' }).click()
        await page.getByText('记下了，工作人员会给您打电话').waitFor()
      },
      { profile: 'phone', mode: 'elder' },
    ))

  test('stands on the helper’s desk with time and page, and who called is a fact', () =>
    at('helper', async (watched) => {
      const { page } = watched
      await arrive(watched, '/desk')
      const row = page.getByRole('row').filter({ hasText: own })
      await row.getByText('看办事指南').waitFor()
      await row.getByText('还没打').waitFor()
      await picture(watched, 'call-backs-desk')
      expect.soft(await axeViolations(page)).toEqual([])
      await row.getByRole('button', { name: `没打通：${own}` }).click()
      await row.getByText('1 次没打通').waitFor()
      await row.getByRole('button', { name: `打通了：${own}` }).click()
      await row.waitFor({ state: 'detached' })
    }))

  test('is nobody’s business but the helpers’', () =>
    at('clerk', async (watched) => {
      watched.expected.push(/^403 GET \/api\/v1\/help-requests$/)
      const answer = await watched.page.request.get(`${hall.base}/api/v1/help-requests`)
      expect(answer.status()).toBe(403)
    }))
})

describe('what is taken away on paper', () => {
  /** A4, with its page of pages, words that can be selected, and none of the site's furniture. */
  async function isPaper(bytes: Buffer, words: readonly string[]) {
    const text = plain(await pdfText(bytes))
    for (const one of words) expect.soft(text).toContain(plain(one))
    for (const chrome of ['长辈版', 'English', '我要找人帮忙']) expect.soft(text).not.toContain(chrome)
    const [, width, height] = /MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(bytes.toString('latin1')) ?? []
    expect.soft([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842])
  }

  /** A pharmacy that was told its faults, mended them, was accepted; its first item is granted. */
  async function decided(): Promise<CaseView> {
    const [jian, clerk, market] = await Promise.all(['jian', 'clerk', 'market'].map(colleague))
    if (!jian || !clerk || !market) throw new Error('somebody is not in')
    const kase = await filePharmacy(jian)
    const codes = kase.materials.filter((one) => one.asked).map((one) => one.code)
    const found = (wrong: string | undefined) => ({
      findings: codes.map((code) =>
        code === wrong
          ? { kind: 'material', subject: code, ok: false, fault: 'missing', note: '请补交' }
          : { kind: 'material', subject: code, ok: true },
      ),
    })
    await clerk.act(kase.id, 'correction-notice', found(codes[0]))
    const file = await jian.upload(pdfPaper('说明', 'Supplement'))
    await jian.act(kase.id, 'supplement', {
      materials: [{ material: codes[0], form: 'electronic', files: [file] }],
      fields: {},
    })
    await clerk.act(kase.id, 'acceptance', {
      findings: [{ kind: 'material', subject: codes[0], ok: true }],
    })
    await market.act(kase.id, 'tasks/business-registration/decision', {
      outcome: 'granted',
      fields: { credit_code: '11500112DEM000014Y' },
    })
    return jian.case(kase.id)
  }

  test('the notice, the acceptance and the decision print on A4 from the case and the confirmation', () =>
    at('jian', async (watched) => {
      const { page } = watched
      const kase = await decided()
      const kinds = {
        receipt: ['收件回执'],
        deficiency_notice: ['补正材料通知书', '请补交'],
        acceptance_notice: ['受理通知书', '受理日期'],
        grant_decision: ['准予', '授权依据'],
        result_paper: ['营业执照', '持有人', '扫码查验真伪', '不具有法律效力'],
      }
      for (const path of [`/cases/${kase.id}`, `/cases/${kase.id}/done`]) {
        await arrive(watched, path)
        for (const [kind, words] of Object.entries(kinds)) {
          const made = kase.documents.find((one) => one.kind === kind)
          expect(made, `there is a ${kind}`).toBeDefined()
          const link = page.getByRole('main').locator(`a[href*="/documents/${made?.document}"]`)
          const answer = await page.request.get(hall.base + (await link.getAttribute('href')))
          await isPaper(await answer.body(), [kase.number, ...words])
        }
        await page.getByRole('button', { name: '打印这一页' }).waitFor()
        const sheet = await page.pdf({ preferCSSPageSize: true })
        await isPaper(sheet, [kase.number, '受理通知书', '1/'])
      }
      // The licence itself comes first among the results, and whoever scans its code learns that it is real.
      await arrive(watched, `/cases/${kase.id}/results`)
      const first = page.getByRole('main').locator('a[href*="/documents/"]').first()
      const paper = kase.documents.find((one) => one.kind === 'result_paper')
      expect(await first.getAttribute('href')).toContain(`/documents/${paper?.document}`)
      await page.getByRole('link', { name: '查验营业执照' }).click()
      await page.getByRole('heading', { name: '营业执照' }).waitFor()
      await page.getByText('这份证照由本中心发出，在有效期内').waitFor()
      await page.getByText('这是演示系统的样本，没有法律效力').waitFor()
    }))
})

test('an upload over a slow line shows what has gone out of how much, and can be cancelled', () =>
  at('jian', async (watched) => {
    const { page, context } = watched
    const jian = await colleague('jian')
    const kase = await filePharmacy(jian)
    const { id } = await jian.send<{ id: string }>(
      'POST',
      '/drafts',
      draftOf(kase.answers, 'open-pharmacy'),
    )
    await arrive(watched, `/drafts/${id}/materials`)
    const line = await context.newCDPSession(page)
    await line.send('Network.enable')
    const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 60_000 }
    await line.send('Network.emulateNetworkConditions', slow)
    const first = page.getByRole('main').getByRole('group').first()
    const chooser = page.waitForEvent('filechooser')
    await first.getByRole('button', { name: '选择文件' }).click()
    const paper = {
      name: '大图.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.alloc(3_000_000, '%PDF-1.4 '),
    }
    await (await chooser).setFiles(paper)
    const row = first.getByRole('listitem').filter({ hasText: '大图.pdf' })
    await row.getByText(/^已传 .*，共 3.*（\d+%）$/).waitFor()
    await expect
      .poll(() => row.getByRole('progressbar').getAttribute('value').then(Number))
      .toBeGreaterThan(0)
    await row.getByRole('status').filter({ hasText: '网络有点慢' }).waitFor()
    await picture(watched, 'upload-slow')
    await row.getByRole('button', { name: '取消上传 大图.pdf' }).click()
    await row.waitFor({ state: 'detached' })
    const kept = await jian.send<{ materials: unknown[] }>('GET', `/drafts/${id}`)
    expect(kept.materials).toEqual([])
  }))
