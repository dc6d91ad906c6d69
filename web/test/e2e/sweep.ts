// One page in every look a person can give it. What it owes is the same everywhere: a new page is one more
// row.
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Browser } from 'playwright-core'
import { expect } from 'vitest'
import {
  axeViolations,
  chineseLeft,
  cutOff,
  sidewaysScroll,
  smallLetters,
  smallTargets,
  tabStops,
  untranslated,
} from '../browser/audit'
import { openPage, profiles, type Look, type Watched } from '../browser/browser'
import { Colleague } from './staff'

const shots =
  process.env.YICHUANG_SHOTS && resolve(import.meta.dirname, '../../..', process.env.YICHUANG_SHOTS)

/** Somebody at a machine, signed in without going through the page for it. */
export async function sit(browser: Browser, base: string, account = '', look: Look = {}): Promise<Watched> {
  const watched = await openPage(browser, base, look)
  if (account) await watched.context.addCookies([(await Colleague.signIn(base, account)).session])
  return watched
}

/** A page for one test alone; what went wrong beside the test fails it. */
export async function alone(
  browser: Browser,
  base: string,
  account: string,
  run: (watched: Watched) => Promise<void>,
  look: Look = {},
) {
  const watched = await sit(browser, base, account, look)
  await run(watched)
  expect(watched.trouble).toEqual([])
  await watched.context.close()
}

/** What any page owes is not broken by what a test has brought onto it, and not on a narrow screen either. */
export async function keepsItsPromises({ page }: Watched, target = 24) {
  expect.soft(await axeViolations(page)).toEqual([])
  expect.soft(await smallTargets(page, target)).toEqual([])
  const size = page.viewportSize()
  await page.setViewportSize({ ...profiles.narrow.viewport })
  expect.soft(await sidewaysScroll(page)).toEqual([])
  if (size) await page.setViewportSize(size)
}

/** The page is there: its heading stands, nothing is asked of the server, no bone of a skeleton is left. */
export async function arrive(watched: Watched, path: string) {
  await watched.page.goto(watched.base + path)
  await settled(watched)
}

async function settled({ page, quiet }: Watched) {
  await page.getByRole('heading', { level: 1 }).first().waitFor({ state: 'attached' })
  await quiet()
  await page.locator('[data-waiting]').first().waitFor({ state: 'detached' })
}

/** What somebody sees who comes back to their screen: a page looks again then, not only every 15 seconds. */
export async function lookAgain({ page, quiet }: Watched) {
  // What was asked within the last second is not asked again.
  await page.waitForTimeout(1_000)
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await quiet()
}

const named = (kind: string, found: readonly string[]) => found.map((line) => `${kind}: ${line}`)

export async function picture({ page }: Watched, name: string) {
  if (!shots) return
  await mkdir(shots, { recursive: true })
  await page.screenshot({ path: `${shots}/points-${name}.png`, fullPage: true })
}

async function press({ page }: Watched, name: RegExp) {
  await page.getByRole('button', { name }).first().click()
}

/** 320 px; and 1440 px at 200 %, which is half as many pixels of CSS each way. */
async function narrowed(watched: Watched): Promise<string[]> {
  const found: string[] = []
  for (const [kind, size] of Object.entries({
    '320 px': profiles.narrow.viewport,
    '200 %': { width: 720, height: 450 },
  })) {
    await watched.page.setViewportSize(size)
    found.push(...named(`sideways at ${kind}`, await sidewaysScroll(watched.page)))
    found.push(...named(`cut off at ${kind}`, await cutOff(watched.page)))
  }
  await watched.page.setViewportSize(profiles.desk.viewport)
  return found
}

async function elder(watched: Watched, name: string): Promise<string[]> {
  const { page } = watched
  await press(watched, /^长辈版$/)
  await settled(watched)
  const found = [
    ...named('长辈版 axe', await axeViolations(page)),
    ...named('长辈版 target', await smallTargets(page, 60)),
    ...named('长辈版 letters', await smallLetters(page, 24)),
  ]
  await picture(watched, `${name}-elder`)
  for (let step = 0; step < 3; step++) await press(watched, /^文字大小/)
  await page.setViewportSize(profiles.phone.viewport)
  found.push(...named('长辈版 at 30 pt sideways', await sidewaysScroll(page)))
  found.push(...named('长辈版 at 30 pt', await smallLetters(page, 40)))
  found.push(...named('长辈版 at 30 pt cut off', await cutOff(page)))
  await picture(watched, `${name}-elder-largest`)
  await page.setViewportSize(profiles.desk.viewport)
  await press(watched, /^文字大小/)
  await press(watched, /^标准$/)
  return found
}

async function english(watched: Watched, foreign: boolean): Promise<string[]> {
  const { page } = watched
  const before = page.url()
  await press(watched, /^English$/)
  await settled(watched)
  const found = [
    ...named('English', await untranslated(page)),
    ...named('English axe', await axeViolations(page)),
    ...(foreign ? named('Chinese left in English', await chineseLeft(page)) : []),
  ]
  if (page.url() !== before) found.push(`English: went to ${page.url()}`)
  if ((await page.locator('html').getAttribute('lang')) !== 'en') found.push('English: lang is another')
  await page.setViewportSize(profiles.narrow.viewport)
  found.push(...named('English at 320 px sideways', await sidewaysScroll(page)))
  await page.setViewportSize(profiles.desk.viewport)
  await press(watched, /^中文$/)
  return found
}

/** Whose frame has been walked through: bar, switches and help are the same on every page of theirs. */
const walked = new WeakSet<Watched>()

/** `foreign`: nothing on the page is in the words of somebody who wrote them in Chinese. */
export async function sweep(watched: Watched, name: string, path: string, { foreign = false } = {}) {
  const { page, trouble } = watched
  await arrive(watched, path)
  await picture(watched, name)
  const stops = await tabStops(page, { most: 60, withinMain: walked.has(watched) })
  walked.add(watched)
  const found = [
    ...named('axe', await axeViolations(page)),
    ...named('target', await smallTargets(page, 24)),
    ...named('untranslated', await untranslated(page)),
    ...named('Tab', stops.unseen),
    ...(await narrowed(watched)),
    ...(await elder(watched, name)),
  ]
  await press(watched, /^高对比$/)
  // The same elements in other colours.
  found.push(...named('高对比 axe', await axeViolations(page, { styles: true })))
  await press(watched, /^高对比$/)
  found.push(...(await english(watched, foreign)), ...trouble.splice(0))
  expect(found, `${name} at ${path}`).toEqual([])
}

/** The same page under a finger. */
export async function touch(watched: Watched, name: string, path: string) {
  await arrive(watched, path)
  await picture(watched, `${name}-phone`)
  const found = [
    ...named('target', await smallTargets(watched.page, 44)),
    ...named('sideways', await sidewaysScroll(watched.page)),
    ...watched.trouble.splice(0),
  ]
  expect(found, `${name} at ${path} on a phone`).toEqual([])
}
