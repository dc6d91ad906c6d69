// Every piece in its states, in every look: what holds here holds on every page built from them.
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeViolations, sidewaysScroll, smallTargets, tabStops } from './audit'
import { leave, openBrowser, openPage, type Look, type Watched } from './browser'
import { serveFolder } from './serve'

const web = resolve(import.meta.dirname, '../..')
const pages = ['controls', 'display', 'form', 'tables', 'overlays']
/** `styles`: the same elements as in another look, only drawn otherwise. */
const looks: Record<string, { look: Look; target: number; styles?: boolean }> = {
  标准: { look: {}, target: 24 },
  手机: { look: { profile: 'phone' }, target: 44, styles: true },
  三百二十像素: { look: { profile: 'narrow' }, target: 24, styles: true },
  长辈版: { look: { mode: 'elder' }, target: 60 },
  长辈版最大: { look: { mode: 'elder', elderSize: 4, profile: 'phone' }, target: 60, styles: true },
  高对比: { look: { mode: 'contrast' }, target: 24, styles: true },
  英文: { look: { language: 'en', profile: 'narrow' }, target: 24 },
}

let browser: Browser
let folder: Awaited<ReturnType<typeof serveFolder>>
beforeAll(async () => {
  // As it would be shipped: not in the test's own development mode.
  const env = { ...process.env, NODE_ENV: 'production' }
  execFileSync('npx', ['vite', 'build', '--mode', 'gallery', '--logLevel', 'error'], { cwd: web, env })
  folder = await serveFolder(resolve(web, 'node_modules/.gallery'))
  browser = await openBrowser()
})
afterAll(async () => {
  await leave(browser)
  await folder.stop()
})

async function open({ page, quiet }: Watched, name: string, more = '') {
  await page.goto(`${folder.base}/gallery/?page=${name}${more}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  // Parcels fetched late, and the piece that shows how one waits: nothing at first, its shape after 300 ms.
  await quiet()
  await page.locator('[data-waiting="0"]').first().waitFor({ state: 'detached' })
}

describe.each(Object.entries(looks))('in %s', (_, { look, target, styles }) => {
  test.each(pages)('%s is accessible, large enough and does not scroll sideways', async (name) => {
    const watched = await openPage(browser, folder.base, look)
    const { page, context, trouble } = watched
    await open(watched, name)
    expect(await axeViolations(page, { styles })).toEqual([])
    expect(await sidewaysScroll(page)).toEqual([])
    expect(await smallTargets(page, target)).toEqual([])
    // There is no server here to say who is signed in.
    expect(trouble).toEqual([])
    await context.close()
  })
})

test('every stop of the Tab key is seen', async () => {
  const watched = await openPage(browser, folder.base)
  const { page, context } = watched
  for (const name of pages) {
    await open(watched, name)
    const { stops, unseen } = await tabStops(page)
    expect(stops.length).toBeGreaterThan(8)
    expect(unseen).toEqual([])
  }
  await context.close()
})

test('a dialog takes the focus, keeps it and gives it back', async () => {
  const watched = await openPage(browser, folder.base)
  const { page, context } = watched
  await open(watched, 'overlays')
  const opener = page.getByRole('button', { name: '打开弹窗' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('alertdialog', { name: '撤回申请' })
  await dialog.waitFor()
  expect(await axeViolations(page)).toEqual([])
  for (let count = 0; count < 12; count++) {
    await page.keyboard.press('Tab')
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  }
  await dialog.getByRole('button', { name: '不撤回' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  expect(await opener.evaluate((element) => element === document.activeElement)).toBe(true)
  await context.close()
})

test('the palette finds by typing and is told by its name', async () => {
  const watched = await openPage(browser, folder.base)
  const { page, context } = watched
  await open(watched, 'overlays')
  await page.getByRole('button', { name: '快速前往' }).click()
  await page.keyboard.type('0001234')
  await page.getByRole('menuitem', { name: /500112-2026-0001234-C/ }).waitFor()
  expect(await page.getByRole('menuitem').count()).toBe(1)
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})

test('in a long table Tab stops once, arrows move rows, End reaches the last', async () => {
  const watched = await openPage(browser, folder.base)
  const { page, context } = watched
  await open(watched, 'tables', '&surface=desk')
  const grid = page.getByRole('grid', { name: '工作清单' })
  expect(await grid.getAttribute('aria-rowcount')).toBe('501')
  await grid.getByRole('row').nth(1).focus()
  const row = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'))
  const first = Number(await row())
  await page.keyboard.press('ArrowDown')
  expect(Number(await row())).toBe(first + 1)
  await page.keyboard.press('Control+End')
  expect(await row()).toBe('501')
  await page.keyboard.press('Tab')
  expect(await grid.evaluate((element) => element.contains(document.activeElement))).toBe(false)
  await context.close()
})

test('the sheet of keys opens on ?', async () => {
  const watched = await openPage(browser, folder.base)
  const { page, context } = watched
  await open(watched, 'display')
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: '快捷键' }).waitFor()
  expect(await axeViolations(page)).toEqual([])
  await context.close()
})
