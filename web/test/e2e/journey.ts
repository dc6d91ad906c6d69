// A journey: steps that are sentences, one after the other; when one cannot be taken, the rest are not tried.
import { mkdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { axeViolations, sidewaysScroll } from '../browser/audit'
import { leave, openBrowser, openPage, type Look, type Watched } from '../browser/browser'
import { openHall, type Hall } from './hall'

const house = resolve(import.meta.dirname, '../../..')
/** Where pictures of every screen go, if they are wanted. */
const shots = process.env.YICHUANG_SHOTS ? resolve(house, process.env.YICHUANG_SHOTS) : undefined

export class Journey {
  private browser: Browser | undefined
  private place: Hall | undefined
  private readonly people = new Map<string, Watched>()
  private pictures = 0

  constructor(readonly name: string) {}

  async begin(now?: string) {
    const [browser, hall] = await Promise.all([openBrowser(), openHall(now)])
    this.browser = browser
    this.place = hall
  }

  async end() {
    await leave(this.browser)
    await this.place?.stop()
  }

  get base(): string {
    if (!this.place) throw new Error('the hall is not open')
    return this.place.base
  }

  /** One person at one machine, the same whenever they are named. */
  async person(name: string, look: Look = {}): Promise<Watched> {
    const known = this.people.get(name)
    if (known) return known
    if (!this.browser) throw new Error('there is no browser')
    const watched = await openPage(this.browser, this.base, look)
    this.people.set(name, watched)
    return watched
  }

  /** What every page owes: no violation, nothing strange behind it, no sideways scroll on a narrow screen. */
  async look(watched: Watched, name: string, { narrow = true } = {}) {
    const { page, trouble } = watched
    await watched.quiet()
    await page.locator('[data-waiting]').first().waitFor({ state: 'detached' })
    const number = String(++this.pictures).padStart(2, '0')
    if (shots) await this.picture(watched, `${number}-${name}`, shots)
    const found = (await axeViolations(page)).map((line) => `axe ${line}`)
    if (narrow) {
      const size = page.viewportSize()
      await page.setViewportSize({ width: 320, height: 700 })
      found.push(...(await sidewaysScroll(page)).map((line) => `sideways at 320: ${line}`))
      if (size) await page.setViewportSize(size)
    }
    found.push(...trouble.splice(0))
    expect.soft(found, `${name}: ${page.url()}`).toEqual([])
  }

  private async picture({ page }: Watched, name: string, folder: string) {
    await mkdir(folder, { recursive: true })
    // The browser's PDF viewer says nothing of when it has drawn.
    if ((await page.locator('iframe').count()) > 0) await page.waitForTimeout(1_000)
    await page.screenshot({ path: `${folder}/${this.name}-${name}.png`, fullPage: true })
  }

  /** What everybody had before their eyes when a step failed. */
  async evidence() {
    for (const [name, watched] of this.people) {
      const folder = resolve(house, 'build/e2e')
      await this.picture(watched, `failed-${name}`, folder).catch(() => undefined)
      console.log(`${name} at ${watched.page.url()}`, watched.trouble)
    }
  }
}

export type Step = (sentence: string, run: () => Promise<void>) => void

export function journey(name: string, now: string, tell: (journey: Journey, step: Step) => void) {
  describe(name, () => {
    const one = new Journey(name)
    let broken = ''
    beforeAll(() => one.begin(now))
    afterAll(() => one.end())
    tell(one, (sentence, run) =>
      test(sentence, async (context) => {
        if (broken) context.skip(`could not come this far: ${broken}`)
        try {
          await run()
        } catch (reason) {
          broken = sentence
          await one.evidence()
          throw reason
        }
      }),
    )
  })
}
