// What every page owes to everybody: no axe violation, no sideways scroll, large targets, focus in sight.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import type axe from 'axe-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Every violation as one line: rule, how bad, where. */
export async function axeViolations(page: Page): Promise<string[]> {
  // evaluate() runs in the page's own world without a script element, so the content policy stays as it is.
  await page.evaluate(source)
  const results = await page.evaluate(
    (wanted) => (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: wanted }),
    tags,
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

/** Controls smaller than they should be; links inside a sentence are excepted (WCAG 2.5.8). */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((size) => {
    const out: string[] = []
    const wanted =
      'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [role=radio]'
    for (const element of document.querySelectorAll<HTMLElement>(wanted)) {
      const inside = element.closest('label') ?? element
      const box = inside.getBoundingClientRect()
      if (box.width <= 1 || box.height <= 1 || getComputedStyle(element).visibility === 'hidden') continue
      const sentence = element.tagName === 'A' && getComputedStyle(element).display === 'inline'
      if (sentence || element.closest('.visually-hidden, [aria-hidden=true]')) continue
      if (box.height + 0.5 < size || box.width + 0.5 < Math.min(size, 24))
        out.push(
          `${element.tagName} “${(element.textContent ?? '').trim().slice(0, 20)}” ` +
            `${Math.round(box.width)}×${Math.round(box.height)}`,
        )
    }
    return out
  }, least)
}

/** Presses Tab until the focus comes round; each stop must show a ring and be inside the window. */
export async function tabStops(page: Page, most = 200): Promise<{ stops: string[]; unseen: string[] }> {
  const stops: string[] = []
  const unseen: string[] = []
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  for (let count = 0; count < most; count++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement | null
      if (!element || element === document.body) return null
      const shown = element.closest('label') ?? element
      const box = shown.getBoundingClientRect()
      const ring = (one: Element) => {
        const style = getComputedStyle(one)
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
      }
      const ringed = ring(element) || ring(shown) || [...shown.querySelectorAll('*')].some(ring)
      const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth
      const said = element.getAttribute('aria-label') ?? element.textContent ?? ''
      const name = `${element.tagName} ${said.trim().slice(0, 24)}`
      return {
        name,
        good: ringed && inside,
        first: element.dataset.tabSeen === 'yes',
        mark: (element.dataset.tabSeen = 'yes'),
      }
    })
    if (!stop || stop.first) break
    stops.push(stop.name)
    if (!stop.good) unseen.push(stop.name)
  }
  return { stops, unseen }
}
