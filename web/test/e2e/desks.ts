// What the staff do at their desks: sign in, find a case, act on it.
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Watched } from '../browser/browser'
import type { Journey } from './journey'
import { Colleague } from './staff'

export type Surface = 'desk' | 'approve' | 'issue' | 'supervise' | 'catalogue'

/** Somebody at their own machine, signed in at their desk. */
export async function colleague(hall: Journey, account: string, surface: Surface): Promise<Watched> {
  const watched = await hall.person(account)
  const { page } = watched
  if (page.url() === 'about:blank') {
    // How one signs in on the page is looked at in issuing.spec.ts.
    await watched.context.addCookies([(await Colleague.signIn(hall.base, account)).session])
    await page.goto(`${hall.base}/${surface}`)
    await page.getByRole('banner').getByRole('button', { name: '退出' }).waitFor()
  }
  return watched
}

/** The list behind one tab of a desk. */
export async function openList(page: Page, base: string, surface: Surface, tab?: string) {
  await page.goto(`${base}/${surface}${tab ? `?tab=${tab}` : ''}`)
}

/** The one row that holds all these words. */
export function rowOf(page: Page, ...words: string[]) {
  return words.reduce((row, one) => row.filter({ hasText: one }), page.getByRole('row'))
}

/** Opens a row as the keys do, and waits until the case stands there. */
export async function openRow(page: Page, ...words: string[]) {
  const row = rowOf(page, ...words)
  await row.waitFor()
  await row.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: / · / }).waitFor()
}

/** A section decides one item from its list: find it, open it, G, Enter. */
export async function grant(hall: Journey, account: string, number: string, item: string) {
  const { page } = await colleague(hall, account, 'approve')
  await openList(page, hall.base, 'approve')
  await openRow(page, number, item)
  await grantHere(page, number, item)
}

/** What the result says and later items wait for is typed from it: of a registration, the credit code. */
export async function typeResult(dialog: Locator) {
  const code = dialog.getByRole('textbox', { name: /^统一社会信用代码/ })
  if (await code.count()) await code.fill('91500112MA5U8X6Y0Y')
}

/** The item of the case that is open already. */
export async function grantHere(page: Page, number: string, item: string) {
  await page.getByRole('button', { name: /^准予/, disabled: false }).waitFor()
  await page.keyboard.press('g')
  const dialog = page.getByRole('alertdialog', { name: `准予：${item}` })
  await dialog.getByRole('button', { name: '作出准予决定' }).waitFor()
  await typeResult(dialog)
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await page.getByText(`已作出准予决定 ${number}`).first().waitFor()
}

/** The administrator of the demonstration lets working days pass, to nine o'clock of the last. */
export async function letPass(hall: Journey, days: number, day: string) {
  const { page } = await colleague(hall, 'admin', 'supervise')
  await page.goto(`${hall.base}/supervise/clock`)
  await page.getByRole('textbox', { name: '往后几个工作日' }).fill(String(days))
  await page.getByRole('button', { name: '走', exact: true }).click()
  await page.getByText(/^时间从 .* 走到/).waitFor()
  expect(await page.getByRole('main').innerText()).toContain(`走到 ${day}`)
}
