// Several tasks at once in a section's list: X selects, each is named before and told of after, and one that
// fails hides none of the others (ux points 40 and 50).
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { Taken } from '@/api/types'
import { Hallful } from './cases'
import { colleague, openList, rowOf } from './desks'
import { journey } from './journey'

const seals = '公章刻制备案'
const item = 'seal-engraving-record'
const bar = (page: Page) => page.getByRole('group', { name: '选中的事项' })

journey('batch', '2026-03-02T09:00', (hall, step) => {
  let people: Hallful
  let cases: Taken[] = []
  const select = async (page: Page, number: string) => {
    await rowOf(page, number).focus()
    await page.keyboard.press('x')
    await page.getByRole('row', { name: number, selected: true }).waitFor()
  }

  step('three companies are registered, and their seals wait to be put on record', async () => {
    people = new Hallful(hall.base)
    cases = [await people.accepted(), await people.accepted(), await people.accepted()]
    for (const { id } of cases) await people.grant(id, 'business-registration')
  })

  step(
    'X selects the row and lets it go, and is on the sheet of keys only where rows can be selected',
    async () => {
      const { page } = await colleague(hall, 'police', 'approve')
      await openList(page, hall.base, 'approve', 'done')
      await page.getByRole('heading', { level: 1 }).waitFor({ state: 'attached' })
      const sheet = page.getByRole('dialog', { name: '快捷键' })
      const letter = async () => {
        await page.keyboard.press('?')
        await sheet.waitFor()
        const count = await sheet.getByText('选中这一行，再按取消').count()
        await page.keyboard.press('Escape')
        await sheet.waitFor({ state: 'detached' })
        return count
      }
      expect(await letter()).toBe(0)
      await openList(page, hall.base, 'approve')
      await rowOf(page, cases[0]?.number ?? '').waitFor()
      expect(await letter()).toBe(1)
      await select(page, cases[0]?.number ?? '')
      await bar(page).getByText('已选 1 件').waitFor()
      await page.keyboard.press('x')
      await bar(page).waitFor({ state: 'detached' })
    },
  )

  step('the chief sees all of them by name before deciding', async () => {
    const chief = await colleague(hall, 'police', 'approve')
    const { page } = chief
    for (const { number } of cases) await select(page, number)
    await bar(page).getByText('已选 3 件').waitFor()
    await hall.look(chief, 'selected')
    await page.keyboard.press('g')
    const dialog = page.getByRole('alertdialog', { name: `批量准予：${seals}` })
    await dialog.getByRole('heading', { name: '一起办的 3 件' }).waitFor()
    for (const { number } of cases) await dialog.getByText(number).waitFor()
    await hall.look(chief, 'preview')
  })

  step('what moved meanwhile fails by itself, stays selected and says why; the others stand', async () => {
    const chief = await colleague(hall, 'police', 'approve')
    const { page } = chief
    const moved = cases[1]?.id ?? ''
    await (
      await people.person('police')
    ).act(moved, `tasks/${item}/review`, { in_favour: true, opinion: '已核对' })
    chief.expected.push(/^409 POST .*\/decision$/)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('alertdialog', { name: `批量准予：${seals}` })
    await dialog.getByText('办好 2 件，没有办成 1 件').waitFor()
    const failed = dialog.getByRole('listitem').filter({ hasText: cases[1]?.number ?? '' })
    expect(await failed.innerText()).toMatch(/没有办成/)
    expect(await dialog.getByText('已准予').count()).toBe(2)
    await hall.look(chief, 'told')
    for (const [place, taken] of cases.entries()) {
      const task = (await people.view(taken.id)).tasks.find((one) => one.item.code === item)
      expect(task?.decision?.outcome, taken.number).toBe(place === 1 ? undefined : 'granted')
    }
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await bar(page).getByText('已选 1 件').waitFor()
    await bar(page).getByText('没有办成的 1 件').waitFor()
    expect(await bar(page).innerText()).toContain(cases[1]?.number ?? '')
    await hall.look(chief, 'failed')
  })

  step('looked at again it goes through; Enter opens a row also while one is selected', async () => {
    const { page } = await colleague(hall, 'police', 'approve')
    await page.keyboard.press('g')
    const dialog = page.getByRole('alertdialog', { name: `批量准予：${seals}` })
    await dialog.getByText('审查意见：同意（罗毅）').waitFor()
    await page.keyboard.press('Enter')
    await dialog.getByText('1 件都办好了').waitFor()
    await page.keyboard.press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('今天没有待办').waitFor()
    expect(await bar(page).count()).toBe(0)
    const { page: market } = await colleague(hall, 'market', 'approve')
    const { number } = await people.accepted()
    await openList(market, hall.base, 'approve')
    const row = rowOf(market, number, '企业（个体工商户）设立登记')
    await row.focus()
    await market.keyboard.press('x')
    await bar(market).getByText('只有即办事项可以批量准予').waitFor()
    await market.keyboard.press('Enter')
    await market.waitForURL(/\/approve\/cases\//)
  })
})
