// What somebody has entered and not sent yet outlives a reload, and is never another person's.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { CaseView } from '@/api/types'
import { openBrowser } from '../browser/browser'
import { filePharmacy } from './cases'
import { expectHeading, upload } from './forms'
import { openHall, type Hall } from './hall'
import { pngPaper } from './papers'
import { Colleague } from './staff'
import { arrive, picture, sit } from './sweep'

let hall: Hall
let browser: Browser

beforeAll(async () => {
  ;[hall, browser] = await Promise.all([openHall(), openBrowser()])
})
afterAll(async () => {
  await browser.close()
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
