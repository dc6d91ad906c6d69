// Journey 3: somebody of 65 without a smartphone is served entirely by staff, on paper, with the same clock
// and the same rights as somebody who does it online.
import { expect } from 'vitest'
import type { CaseView } from '@/api/types'
import { colleague, grant, openList, openRow, rowOf } from './desks'
import { documentText, plain } from './documents'
import { expectHeading, fill } from './forms'
import { journey } from './journey'
import { press, reach } from './keyboard'
import { address, pension } from './pension-data'
import { caseIn, fileOnline, numberOn } from './portal'

const old = { name: '张德福', identity: '51022119610508001X', phone: '023-67810001' }

journey('elder', '2026-06-02T09:30', (hall, step) => {
  let number = ''
  let twin = ''

  step('an old gentleman comes to the window with nothing but his identity card', async () => {
    const clerk = await colleague(hall, 'social', 'desk')
    const { page } = clerk
    await page.getByText('没有待受理的办件').waitFor()
    await hall.look(clerk, 'desk-empty', { narrow: false })
    await page.keyboard.press('n')
    await expectHeading(page, '窗口接件')
    await reach(page, page.getByRole('textbox', { name: '证件号码' }))
    await page.keyboard.type(old.identity)
    await page.keyboard.press('Enter')
    await page.getByText(`找到申请人：${old.name}`).waitFor()
    await hall.look(clerk, 'serve-found')
    await page.keyboard.press('Enter')
    await expectHeading(page, `窗口接件 · ${old.name}`)
  })

  step('the clerk asks him what he came for and fills in the form, never touching the mouse', async () => {
    const clerk = await colleague(hall, 'social', 'desk')
    const { page } = clerk
    await hall.look(clerk, 'serve-matter')
    await press(page, page.getByRole('button', { name: pension.name }))
    await page.getByRole('heading', { name: /养老待遇资格认证 · 几个问题/ }).waitFor()
    await reach(page, page.getByRole('radio', { name: '退休工资（城镇职工养老保险）' }))
    await page.keyboard.press('Space')
    await page.getByText('办 1 项，不用收材料，受理当天办好').waitFor()
    await hall.look(clerk, 'serve-questions')
    await press(page, page.getByRole('button', { name: '去填表' }))
    await fill(page, '联系手机', old.phone)
    await fill(page, '现在的住址', address)
    await hall.look(clerk, 'serve-form')
    await press(page, page.getByRole('button', { name: '收件', exact: true }))
    await expectHeading(page, `养老待遇资格认证 · ${old.name}`)
    number = await numberOn(page)
    await hall.look(clerk, 'desk-case')
  })

  step(
    'he takes home a receipt in large print that says by when he will hear, and whom to call',
    async () => {
      const { page } = await colleague(hall, 'social', 'desk')
      const receipt = page.getByRole('link', { name: '大字版：收件回执' })
      const text = plain(await documentText(page, receipt))
      for (const words of [number, old.name, '咨询电话', '监督投诉电话', '任一窗口查询'])
        expect.soft(text).toContain(words)
      // Neither a day nor the foot of a page has anything else inside.
      expect.soft(text).toContain('2026年6月9日')
      expect.soft(text).toMatch(/第1页共[1-9]页/)
    },
  )

  step('at the same time a neighbour of his does the same on her phone, in large letters', async () => {
    const sun = await hall.person('sun', { profile: 'phone', mode: 'elder' })
    twin = await fileOnline(hall, sun, 'sun', pension)
    await sun.page.getByRole('link', { name: '查看进度' }).click()
    await expectHeading(sun.page, pension.name)
    await hall.look(sun, 'portal-case')
  })

  step('the window accepts both, one key each', async () => {
    const clerk = await colleague(hall, 'social', 'desk')
    const { page } = clerk
    for (const one of [number, twin]) {
      await openList(page, hall.base, 'desk')
      await openRow(page, one)
      await page.getByText(one).first().waitFor()
      await page.keyboard.press('a')
      await page.getByRole('alertdialog').getByRole('button', { name: '受理', exact: true }).waitFor()
      await page.keyboard.press('Enter')
      await page.getByRole('status').filter({ hasText: '已受理' }).waitFor()
      await page.getByRole('link', { name: '大字版：受理通知书' }).waitFor()
    }
    await hall.look(clerk, 'desk-accepted')
  })

  step('the section confirms both on the spot, under its letter', async () => {
    const labour = await colleague(hall, 'labour', 'approve')
    const { page } = labour
    await hall.look(labour, 'approve-list', { narrow: false })
    await openRow(page, number)
    await hall.look(labour, 'approve-case')
    for (const one of [number, twin]) await grant(hall, 'labour', one, pension.name)
  })

  step(
    'what happened to him on paper is what happened to her online: the same facts, clocks and rights',
    async () => {
      const { page } = await colleague(hall, 'social', 'desk')
      const [his, hers] = [await caseIn(page, hall.base, number), await caseIn(page, hall.base, twin)]
      expect(his.channel).toBe('window')
      expect(hers.channel).toBe('online')
      const told = (one: CaseView) => ({
        facts: one.timeline.map((entry) => entry.kind),
        papers: one.documents.map((document) => document.kind),
        promised: one.promised_on,
        tasks: one.tasks.map(({ item, state, accepted_on, promised, statutory, light, decision }) => ({
          item: item.code,
          state: state.code,
          accepted_on,
          due: [promised?.due, statutory?.due],
          light,
          outcome: decision?.outcome,
          valid_to: decision?.valid_to,
          deliver_by: decision?.deliver_by,
        })),
        can: one.can.map(({ action, allowed }) => `${action} ${allowed}`),
      })
      expect(told(his)).toEqual(told(hers))
      expect(told(his).tasks[0]).toMatchObject({ accepted_on: '2026-06-02', outcome: 'granted' })
    },
  )

  step('at the issuing window nobody else gets his result, and he signs for it on paper', async () => {
    const issuer = await colleague(hall, 'issuer', 'issue')
    const { page } = issuer
    await rowOf(page, number).waitFor()
    await hall.look(issuer, 'issue-list', { narrow: false })
    // A scanner types the address in the code on his receipt and presses Enter.
    await page.getByRole('searchbox').fill(`https://example.org/progress?number=${number}&code=X`)
    await page.keyboard.press('Enter')
    await expectHeading(page, `${pension.name} · ${old.name}`)
    issuer.expected.push(/^422 POST .*\/handover$/)
    const identity = page.getByRole('textbox', { name: '证件号码' })
    await identity.fill('500112197909221018')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').filter({ hasText: '不能发放' }).waitFor()
    await hall.look(issuer, 'issue-wrong-person')
    await identity.fill(old.identity)
    await page.keyboard.press('Enter')
    await page.getByText(`已发放 1 项结果，交给${old.name}（本人）`).waitFor()
    await hall.look(issuer, 'issue-given')
    const slip = page.getByRole('link', { name: /^大字版：送达回证/ })
    const text = plain(await documentText(page, slip))
    for (const words of [number, old.name, pension.name, '签收人签字']) expect.soft(text).toContain(words)
  })
})
