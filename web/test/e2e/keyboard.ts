// Everything must be within reach of the keys alone; these helpers never touch the mouse.
import type { Locator, Page } from 'playwright-core'

const focused = (target: Locator) => target.evaluate((element) => element === document.activeElement)

/** Presses Tab (or another key) until the focus is there. */
export async function reach(page: Page, target: Locator, key = 'Tab', most = 60): Promise<number> {
  await target.waitFor({ state: 'attached' })
  for (let pressed = 0; pressed <= most; pressed++) {
    if (await focused(target)) return pressed
    await page.keyboard.press(key)
  }
  throw new Error(`${most} × ${key} did not reach ${target.toString()}`)
}

/** One of a group of radio buttons: Tab into the group, arrows to the choice, Space if not yet chosen. */
export async function choose(page: Page, option: string) {
  const wanted = page.getByRole('radio', { name: option, exact: true })
  const group = page.getByRole('radiogroup').filter({ has: wanted })
  await wanted.waitFor({ state: 'attached' })
  const entered = () => group.evaluate((element) => element.contains(document.activeElement))
  for (let pressed = 0; !(await entered()); pressed++) {
    if (pressed > 40) throw new Error(`Tab did not reach the choices of ${option}`)
    await page.keyboard.press('Tab')
  }
  await reach(page, wanted, 'ArrowDown', 12)
  if (!(await wanted.isChecked())) await page.keyboard.press('Space')
}

export async function press(page: Page, target: Locator) {
  await reach(page, target)
  await page.keyboard.press('Enter')
}
