// What every page owes to everybody: no axe violation, no sideways scroll, large targets, focus in sight.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type axe from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What another look alone can change, where the page is made of the same elements. */
const ofTheStyles = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

/** Every violation as one line: rule, how bad, where. */
export async function axeViolations(page: Page, { styles = false } = {}): Promise<string[]> {
  // evaluate() runs in the page's own world without a script element: the content policy stays as it is.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  const results = await page.evaluate(
    (runOnly) =>
      // What is right need not be kept, and no rule of these asks for the style sheets again.
      (window as unknown as { axe: typeof axe }).axe.run(document, {
        runOnly,
        resultTypes: ['violations'],
        preload: false,
      }),
    styles ? ofTheStyles : tags,
  )
  return results.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id} (${violation.impact}): ${node.html.slice(0, 140)}`),
  )
}

/** Elements that stick out sideways, if the page can be scrolled that way at all. */
export function sidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    const out: string[] = []
    for (const element of document.querySelectorAll('body *')) {
      const box = element.getBoundingClientRect()
      if (box.width > 0 && box.right > width + 1)
        out.push(`${element.tagName}.${element.className} ${Math.round(box.right)}`)
    }
    return out.slice(0, 8).concat(`scrollWidth ${document.documentElement.scrollWidth} > ${width}`)
  })
}

/**
 * A control that is there for the keys and the screen reader alone is clipped to nothing: what people see and
 * press is the box around it.
 */
function shownFor(element: Element): HTMLElement {
  let shown = (element.closest('label') ?? element) as HTMLElement
  for (let one: HTMLElement | null = shown; one && one !== document.body; one = one.parentElement)
    if (getComputedStyle(one).clipPath === 'inset(50%)') shown = one.parentElement ?? shown
  return shown
}

interface InPage {
  shownFor: typeof shownFor
}

/** Makes the helper known in the page's own world; the content policy forbids to make it there from text. */
async function lendHelpers(page: Page) {
  await page.evaluate(`window.shownFor = ${shownFor.toString()}`)
}

/** Controls smaller than they should be; links inside a sentence are excepted (WCAG 2.5.8). */
export async function smallTargets(page: Page, least: number): Promise<string[]> {
  await lendHelpers(page)
  return page.evaluate((size) => {
    const out: string[] = []
    const wanted =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=radio]'
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      if (!element.checkVisibility({ visibilityProperty: true })) continue
      const style = getComputedStyle(element)
      const box = (window as unknown as InPage).shownFor(element).getBoundingClientRect()
      if (box.width <= 1 || box.height <= 1) continue
      const sentence = element.tagName === 'A' && style.display === 'inline'
      if (sentence || element.closest('[aria-hidden=true]')) continue
      if (box.height + 0.5 < size || box.width + 0.5 < Math.min(size, 24))
        out.push(
          `${element.tagName} “${(element.textContent ?? '').trim().slice(0, 20)}” ` +
            `${Math.round(box.width)}×${Math.round(box.height)}`,
        )
    }
    return out
  }, least)
}

interface Walk {
  most?: number
  /** Only the page itself: what stands round it is the same on the page before. */
  withinMain?: boolean
}

/** Presses Tab until the focus comes round; each stop must show a ring, in sight and not under a bar. */
export async function tabStops(page: Page, { most = 200, withinMain = false }: Walk = {}) {
  const stops: string[] = []
  const unseen: string[] = []
  await lendHelpers(page)
  await page.evaluate((main) => {
    ;(document.activeElement as HTMLElement | null)?.blur()
    if (main) document.getElementById('main')?.focus({ preventScroll: true })
  }, withinMain)
  for (let count = 0; count < most; count++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(async (main) => {
      // A change of style takes a frame, and the scrolling to the stop another.
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
      const element = document.activeElement as HTMLElement | null
      if (!element || element === document.body) return null
      if (main && !document.getElementById('main')?.contains(element)) return null
      // Within a frame it is the page inside that shows where the focus is.
      const framed = element.tagName === 'IFRAME'
      const shown = (window as unknown as InPage).shownFor(element)
      const box = shown.getBoundingClientRect()
      const ring = (one: Element) => {
        const style = getComputedStyle(one)
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      }
      const ringed = ring(shown) || [...shown.querySelectorAll('*')].some(ring)
      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      const points = [0.1, 0.3, 0.5, 0.7, 0.9].flatMap((down) =>
        [0.1, 0.5, 0.9].map(
          (along) => [box.left + box.width * along, box.top + box.height * down] as const,
        ),
      )
      const open = points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y)
        return hit !== null && (shown.contains(hit) || hit.contains(shown))
      })
      const said = element.getAttribute('aria-label') ?? element.textContent ?? ''
      return {
        name: `${element.tagName} ${said.trim().slice(0, 24)}`,
        fault: !ringed && !framed ? 'no ring' : !inside ? 'outside' : !open ? 'covered' : '',
        again: element.dataset.tabSeen === 'yes',
        mark: (element.dataset.tabSeen = 'yes'),
      }
    }, withinMain)
    if (!stop || stop.again) break
    stops.push(stop.name)
    if (stop.fault) unseen.push(`${stop.name}: ${stop.fault}`)
  }
  return { stops, unseen }
}

/** Words that people read, smaller than they should be; what is only heard or a picture aside. */
export function smallLetters(page: Page, least: number): Promise<string[]> {
  return page.evaluate((size) => {
    const out = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement
      const text = node.textContent?.trim() ?? ''
      if (!element || text === '' || !element.checkVisibility({ visibilityProperty: true })) continue
      if (element.closest('.visually-hidden, [aria-hidden=true], script, style, option')) continue
      const pixels = parseFloat(getComputedStyle(element).fontSize)
      if (pixels + 0.1 < size) out.add(`${element.tagName} “${text.slice(0, 20)}” ${pixels} px`)
    }
    return [...out]
  }, least)
}

/** The names of keys where words should stand: no sentence of ours has an underscore inside a word. */
export async function untranslated(page: Page): Promise<string[]> {
  const shown = await page.locator('body').innerText()
  return shown.match(/\b[a-z]+(?:_[a-z]+)+\b|\b[a-z]+(?:\.[a-z]+){2,}\b/g) ?? []
}

/** Chinese left on an English page, but for what is marked as such. */
export function chineseLeft(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? ''
      const element = node.parentElement
      if (!element?.checkVisibility() || element.closest('[lang|=zh], script, style')) continue
      if (/[\u3400-\u9fff]/.test(text)) out.add(`${element.tagName} “${text.slice(0, 30)}”`)
    }
    return [...out]
  })
}

/** Words that a frame cuts off where nothing can be scrolled: a narrow page may not lose anything. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const out = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      if (!node.textContent?.trim() || !parent?.checkVisibility({ visibilityProperty: true })) continue
      if (parent.closest('.visually-hidden, [role=grid], script, style, svg, option')) continue
      const range = document.createRange()
      range.selectNodeContents(node)
      const box = range.getBoundingClientRect()
      for (let frame: Element | null = parent; frame; frame = frame.parentElement) {
        const style = getComputedStyle(frame)
        if (style.clipPath === 'inset(50%)' || /auto|scroll/.test(style.overflowX)) break
        if (/hidden|clip/.test(style.overflowX) && box.right > frame.getBoundingClientRect().right + 1)
          out.add(`${parent.tagName} “${node.textContent.trim().slice(0, 20)}”`)
      }
    }
    return [...out]
  })
}
