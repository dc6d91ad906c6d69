// What somebody has entered and not sent yet outlives a reload, and is never another person's.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { CaseView } from '@/api/types'
import { leave, openBrowser } from '../browser/browser'
import { draftPharmacy, filePharmacy } from './cases'
import { expectHeading, upload } from './forms'
import { openHall, type Hall } from './hall'
import { pngPaper, type Paper } from './papers'
import { Colleague } from './staff'
import { arrive, picture, sit } from './sweep'

let hall: Hall
let browser: Browser

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
})
afterAll(async () => {
  await leave(browser)
  await hall.stop()
})

/** A paper and a field are told to be at fault, once. */
async function told(kase: CaseView, paper: string, field: string) {
  const clerk = await Colleague.signIn(hall.base, 'clerk')
  const asked = kase.materials.filter((material) => material.asked)
  const papers = asked.map(({ code, name }) =>
    name.zh === paper
      ? { kind: 'material', subject: code, ok: false, fault: 'other', note: '拍糊了，请重拍' }
      : { kind: 'material', subject: code, ok: true },
  )
  const subject = kase.fields.find((one) => one.label.zh === field)?.code ?? field
  const wrong = { kind: 'field', subject, ok: false, fault: 'other', note: '门牌号和租赁合同不一样' }
  await clerk.act(kase.id, 'correction-notice', { findings: [...papers, wrong] })
}

test('what answers a notice is there again after a reload, and goes when it is sent', async () => {
  const jian = await Colleague.signIn(hall.base, 'jian')
  const kase = await filePharmacy(jian)
  await told(kase, '一寸免冠照片', '名称')
  const founder = await sit(browser, hall.base, 'jian')
  const { page } = founder
  await arrive(founder, `/cases/${kase.id}/correction`)
  // The window put it in its own words: they are said once.
  expect(await page.getByText('门牌号和租赁合同不一样').count()).toBe(1)
  const value = page.getByRole('textbox', { name: '改成' })
  await value.fill('重庆平安大药房')
  await upload(page, '重新上传', pngPaper('白底照片', 3), '一寸免冠照片')
  await page.getByText('还没有提交').waitFor()
  await page.reload()
  await page.getByText('刚才填的内容已经填回来了').waitFor()
  expect(await value.inputValue()).toBe('重庆平安大药房')
  await page.getByText('白底照片.png').waitFor()
  await picture(founder, 'correction-given-back')
  await page.getByRole('button', { name: '提交补正' }).click()
  await expectHeading(page, '补正已提交')
  expect(
    await page.evaluate(() => Object.keys(sessionStorage).filter((key) => /correction/.test(key))),
  ).toEqual([])
  const after = await jian.case(kase.id)
  expect(after.fields.find((one) => one.label.zh === '名称')?.value).toBe('重庆平安大药房')
  await founder.context.close()
})

const old = { number: '51022119610508001X', name: '张德福' }

async function servedAsFarAsTheForm(page: Page) {
  await page.getByRole('textbox', { name: '证件号码' }).fill(old.number)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `为${old.name}办理` }).click()
  await page.getByRole('button', { name: '养老待遇资格认证' }).click()
  await page
    .getByRole('radiogroup', { name: /领的是哪一种养老金/ })
    .getByText('退休工资')
    .click()
  await page.getByRole('button', { name: '去填表' }).click()
  await page.getByRole('textbox', { name: '现在的住址' }).fill('渝北区龙溪街道演示路 2 号')
}

test('somebody at the window is not asked again after a reload', async () => {
  const clerk = await sit(browser, hall.base, 'social')
  const { page } = clerk
  await arrive(clerk, '/desk/serve')
  await servedAsFarAsTheForm(page)
  // A hand is slower than this: the last letter is written down before anybody can reload.
  await expect
    .poll(() => page.evaluate(() => sessionStorage.getItem('yichuang.kept.reception') ?? ''))
    .toContain('演示路 2 号')
  await page.reload()
  await expectHeading(page, `窗口接件 · ${old.name}`)
  const address = page.getByRole('textbox', { name: '现在的住址' })
  await expect.poll(() => address.inputValue()).toBe('渝北区龙溪街道演示路 2 号')
  await page.getByText('刚才填的内容已经填回来了').waitFor()
  await picture(clerk, 'reception-given-back')
  // To the questions and back again: what was typed is still there.
  await page.getByRole('link', { name: '返回问题' }).click()
  await page.getByRole('button', { name: '去填表' }).click()
  await expect.poll(() => address.inputValue()).toBe('渝北区龙溪街道演示路 2 号')
  await clerk.context.close()
})

test('the next person at the window, and another clerk, find nothing of the one before', async () => {
  const clerk = await sit(browser, hall.base, 'social')
  const { page } = clerk
  const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }))
  await arrive(clerk, '/desk/serve')
  await servedAsFarAsTheForm(page)
  expect(await kept()).toContain(old.number)
  await page.getByRole('button', { name: '换一位申请人' }).click()
  await page.getByRole('textbox', { name: '证件号码' }).waitFor()
  expect(await kept()).not.toContain(old.number)
  // Begun anew at the plain address.
  await servedAsFarAsTheForm(page)
  await arrive(clerk, '/desk/serve')
  expect(await page.getByRole('textbox', { name: '证件号码' }).inputValue()).toBe('')
  expect(await kept()).not.toContain(old.number)
  // Somebody else has signed in at the same machine, in another tab.
  await servedAsFarAsTheForm(page)
  await clerk.context.clearCookies()
  await clerk.context.addCookies([(await Colleague.signIn(hall.base, 'clerk')).session])
  await page.reload()
  await page.getByRole('textbox', { name: '证件号码' }).waitFor()
  expect(await page.getByText(old.name).count()).toBe(0)
  await clerk.context.close()
})

test('a file that can never pass is changed for another, and one that is there can be opened', async () => {
  const jian = await Colleague.signIn(hall.base, 'jian')
  const draft = await draftPharmacy(jian)
  const founder = await sit(browser, hall.base, 'jian')
  const { page } = founder
  founder.expected.push(/^400 POST \/api\/v1\/files$/)
  await arrive(founder, `/drafts/${draft}/materials`)
  const paper = page.getByRole('group', { name: '一寸免冠照片' })
  await paper.getByText('可用 PDF、OFD、JPG、PNG').waitFor()
  const choose = async (button: string, file: Paper) => {
    const chooser = page.waitForEvent('filechooser')
    await paper.getByRole('button', { name: button }).click()
    await (await chooser).setFiles(file)
  }
  await choose('选择文件', { name: '不是.pdf', mimeType: 'application/pdf', buffer: Buffer.from('no pdf') })
  await paper.getByRole('button', { name: '换一个文件' }).waitFor()
  await picture(founder, 'hopeless-file')
  expect(await paper.getByRole('button', { name: /重新试一次/ }).count()).toBe(0)
  await choose('换一个文件', pngPaper('白底照片', 9))
  const link = paper.getByRole('link', { name: '打开 白底照片.png' })
  await link.waitFor()
  expect(await paper.getByText('不是.pdf').count()).toBe(0)
  const answer = await page.request.get(hall.base + ((await link.getAttribute('href')) ?? ''))
  expect(answer.headers()['content-type']).toBe('image/png')
  // Nobody else opens it, and whoever brought it does from the check as well.
  const sun = await sit(browser, hall.base, 'sun')
  const other = await sun.page.request.get(hall.base + ((await link.getAttribute('href')) ?? ''))
  expect(other.status()).toBe(404)
  await sun.context.close()
  await arrive(founder, `/drafts/${draft}/review`)
  await page.getByRole('link', { name: '文件 1' }).first().waitFor()
  await picture(founder, 'review-files')
  await jian.send('DELETE', `/drafts/${draft}`)
  await founder.context.close()
})
