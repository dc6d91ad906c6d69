// Filling in what stands on a page, by the names people read.
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'
import type { Paper } from './papers'
import { password } from './staff'

/** A value by its label: text into a box, one choice's name, a day as 2026-06-01, rows of a table. */
export type Entry = string | { choice: string } | { day: string } | { rows: Record<string, string>[] }

const box = (inside: Page | Locator, label: string) =>
  inside
    .getByRole('textbox', { name: label, exact: true })
    .or(inside.getByRole('textbox', { name: `${label}（选填）` }))

async function fillRows(page: Page, label: string, rows: Record<string, string>[]) {
  for (const [index, row] of rows.entries()) {
    await page.getByRole('button', { name: `添加一行：${label}` }).click()
    const group = page.getByRole('group', { name: `${label} 第 ${index + 1} 行` })
    for (const [column, value] of Object.entries(row)) await box(group, column).fill(value)
  }
}

export async function fill(page: Page, label: string, entry: Entry) {
  if (typeof entry === 'string') return box(page, label).fill(entry)
  if ('rows' in entry) return fillRows(page, label, entry.rows)
  if ('choice' in entry) {
    const group = page.getByRole('radiogroup', { name: label })
    return group.getByText(entry.choice, { exact: true }).click()
  }
  const field = page.getByRole('group', { name: label })
  await field.getByRole('spinbutton').first().click()
  await page.keyboard.type(entry.day.replaceAll('-', ''))
}

/** Pages of a form one after the other, until the heading is another one. */
export async function fillPages(
  page: Page,
  pages: Record<string, Record<string, Entry>>,
  onPage?: (title: string) => Promise<void>,
) {
  for (const [title, entries] of Object.entries(pages)) {
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor()
    for (const [label, entry] of Object.entries(entries)) await fill(page, label, entry)
    await onPage?.(title)
    await page.getByRole('button', { name: '保存并继续' }).click()
  }
}

/** Chooses files for one paper, waits until the server has them; `under` names it where no label does. */
export async function upload(page: Page, material: string, paper: Paper, under?: string) {
  const inside = under ? page.getByRole('listitem').filter({ hasText: under }) : page
  const group = inside.getByRole('group', { name: material })
  const chooser = page.waitForEvent('filechooser')
  await group.getByRole('button', { name: '选择文件' }).click()
  await (await chooser).setFiles(paper)
  await group.getByRole('status').filter({ hasText: '已上传' }).waitFor()
}

export async function signIn(page: Page, account: string) {
  await page.getByRole('textbox', { name: '账号', exact: true }).fill(account)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** The value that stands beside a label in a list of facts. */
export function fact(inside: Page | Locator, label: string): Locator {
  const row = inside.locator('dl > div').filter({ has: inside.locator('dt', { hasText: label }) })
  return row.locator('dd').first()
}

export async function expectHeading(page: Page, name: string | RegExp) {
  await page.getByRole('heading', { level: 1, name }).waitFor()
  expect(await page.title()).not.toMatch(/^错误/)
}
