// At the counter: what a correction changed, keys that were not meant, and somebody without a telephone.
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { leave, openBrowser } from '../browser/browser'
import { filePharmacy } from './cases'
import { expectHeading } from './forms'
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
  await leave(browser)
  await hall.stop()
})

test('what a correction changed stands beside what was there before', async () => {
  const [jian, colleague] = await Promise.all(
    ['jian', 'clerk'].map((account) => Colleague.signIn(hall.base, account)),
  )
  if (!jian || !colleague) throw new Error('somebody is not in')
  const kase = await filePharmacy(jian)
  const asked = kase.materials.filter((material) => material.asked)
  const photo = asked.find((one) => one.name.zh === '一寸免冠照片')
  const name = kase.fields.find((one) => one.label.zh === '名称')
  const wrong = [photo?.code, name?.code]
  const findings = [
    ...asked.map(({ code }) => ({ kind: 'material', subject: code, ok: !wrong.includes(code) })),
    { kind: 'field', subject: name?.code, ok: false },
  ].map((one) => (one.ok ? one : { ...one, fault: 'other', note: '请改' }))
  await colleague.act(kase.id, 'correction-notice', { findings })
  const file = await jian.upload(pngPaper('白底照片', 5))
  await jian.act(kase.id, 'supplement', {
    materials: [{ material: photo?.code, form: 'electronic', files: [file] }],
    fields: { [name?.code ?? '']: '重庆回春大药房' },
  })
  const clerk = await sit(browser, hall.base, 'clerk')
  const { page } = clerk
  await arrive(clerk, `/desk/cases/${kase.id}`)
  const changed = page.getByRole('listitem').filter({ hasText: '重庆回春大药房' }).first()
  expect(await changed.innerText()).toBe(`名称：${name?.value} → 重庆回春大药房`)
  const row = page.getByRole('listitem').filter({ hasText: '换过文件' })
  await row.getByRole('button', { name: '一寸免冠照片' }).click()
  // The picture that was replaced can still be looked at.
  const old = await page.getByRole('link', { name: '换下来的文件' }).getAttribute('href')
  expect((await page.request.get(hall.base + (old ?? ''))).status()).toBe(200)
  await picture(clerk, 'desk-corrected')
  await page.getByRole('button', { name: '申请表' }).click()
  await page.getByText('原来填的：').waitFor()
  await picture(clerk, 'desk-corrected-form')
  await clerk.context.close()
})

test('a stray key neither throws a reason away nor accepts', async () => {
  const jian = await Colleague.signIn(hall.base, 'jian')
  const kase = await filePharmacy(jian)
  const clerk = await sit(browser, hall.base, 'clerk')
  const { page } = clerk
  await arrive(clerk, `/desk/cases/${kase.id}`)
  await page.keyboard.press('f')
  const note = page.getByRole('textbox', { name: /^给申请人的说明/ })
  await note.fill('没有标尺寸')
  await note.blur()
  await page.keyboard.press('p')
  const doubt = page.getByRole('alertdialog', { name: /已经写了问题/ })
  await doubt.getByText('没有标尺寸').waitFor()
  await picture(clerk, 'desk-reason-lost')
  await page.keyboard.press('Enter')
  await doubt.waitFor({ state: 'detached' })
  expect(await note.inputValue()).toBe('没有标尺寸')
  await page.keyboard.press('p')
  await doubt.getByRole('button', { name: '改成齐全' }).click()
  const papers = kase.materials.filter((material) => material.to_examine).length
  for (let left = papers; left > 1; left--) await page.keyboard.press('p')
  await page.keyboard.press('a')
  const accept = page.getByRole('alertdialog', { name: /^受理.*的申请/ })
  await accept.getByRole('button', { name: '受理', exact: true }).waitFor()
  await picture(clerk, 'desk-accept')
  await accept.getByRole('button', { name: '先不办' }).click()
  expect((await jian.case(kase.id)).state.code).toBe('received')
  await page.keyboard.press('a')
  await accept.getByRole('button', { name: '受理', exact: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText('已受理').first().waitFor()
  await clerk.context.close()
})

test('somebody without a telephone is put on record and served', async () => {
  const clerk = await sit(browser, hall.base, 'social')
  const { page } = clerk
  await arrive(clerk, '/desk/serve')
  const identity = page.getByRole('textbox', { name: '证件号码' })
  clerk.expected.push(/^400 POST \/api\/v1\/people\/look-up$/)
  await identity.fill('123')
  await page.keyboard.press('Enter')
  const box = page.locator('[data-field="identity"]')
  await expect.poll(() => box.innerText()).toMatch(/错误：.*请补充完整/s)
  await picture(clerk, 'serve-123')
  await identity.fill('510221194912101017')
  await page.keyboard.press('Enter')
  await page.getByText('还没有照证件登记过').waitFor()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  const summary = page.getByRole('group', { name: /需要改正/ })
  await summary.getByRole('link', { name: '请填写姓名或名称' }).waitFor()
  await summary.getByRole('link', { name: '请填写联系电话' }).waitFor()
  await page.getByRole('textbox', { name: '姓名或名称' }).fill('李秀兰')
  await page.getByText('没有电话', { exact: true }).click()
  await picture(clerk, 'serve-no-phone')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await expectHeading(page, '窗口接件 · 李秀兰')
  await page.getByRole('button', { name: '养老待遇资格认证' }).click()
  await page
    .getByRole('radiogroup', { name: /领的是哪一种养老金/ })
    .getByText('退休工资')
    .click()
  await page.getByRole('button', { name: '去填表' }).click()
  await page.getByText('没有电话的不用填').waitFor()
  await page.getByRole('textbox', { name: '现在的住址' }).fill('渝北区龙溪街道演示路 2 号')
  await page.getByRole('button', { name: '收件', exact: true }).click()
  await expectHeading(page, '养老待遇资格认证 · 李秀兰')
  await picture(clerk, 'desk-no-phone')
  expect(clerk.trouble).toEqual([])
  await clerk.context.close()
})
