// What a citizen does on the portal, from the words they use to the number they get.
import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import type { CaseList, CaseView } from '@/api/types'
import type { Watched } from '../browser/browser'
import { expectHeading, fillPages, signIn, upload, type Entry } from './forms'
import type { Journey } from './journey'
import type { Paper } from './papers'

export interface Application {
  /** What they type into the search, and what is found. */
  search: string
  name: string
  /** Questions by their headings; undefined leaves what is usual. */
  answers: readonly (readonly [question: string, answer: string | undefined])[]
  form: Record<string, Record<string, Entry>>
  papers: Record<string, Paper>
}

export const caseNumber = /\d{6}-2026-\d{7}-[0-9A-Z]/

/** Search, guide, questions, plan: all before anybody has to sign in. */
export async function toPlan({ page, base }: Watched, { search, name, answers }: Application) {
  await page.goto(`${base}/`)
  await page.getByRole('searchbox').fill(search)
  await page
    .getByRole('search')
    .getByRole('link', { name: new RegExp(`^${name}`) })
    .click()
  await expectHeading(page, name)
  await page.getByRole('link', { name: '开始，先答几个问题' }).click()
  for (const [question, answer] of answers) {
    await expectHeading(page, question)
    if (answer && /^\d+$/.test(answer)) await page.getByRole('main').getByRole('textbox').fill(answer)
    else if (answer) await page.getByRole('radiogroup').getByText(answer, { exact: true }).click()
    await page.getByRole('button', { name: '继续' }).click()
  }
  await expectHeading(page, `${name}：您的办理方案`)
}

/**
 * From the plan to the number: sign in, one form, one set of papers, one look over it. Pages that another
 * journey has looked at closely are only gone through; what goes wrong behind them counts all the same.
 */
export async function fileOnline(
  hall: Journey,
  who: Watched,
  account: string,
  what: Application,
  { closely = true } = {},
) {
  const { page } = who
  const look = (name: string) => (closely ? hall.look(who, name) : Promise.resolve())
  await toPlan(who, what)
  await look('plan')
  await page.getByRole('link', { name: '开始填写' }).first().click()
  await expectHeading(page, '登录')
  await signIn(page, account)
  await fillPages(page, what.form, (title) => look(`form-${title}`))
  await expectHeading(page, '交材料')
  for (const [material, paper] of Object.entries(what.papers)) await upload(page, material, paper)
  await look('materials')
  await page.getByRole('button', { name: '保存并继续' }).click()
  await expectHeading(page, '核对一遍')
  await look('review')
  await page.getByText('出件窗口领取', { exact: true }).click()
  await page.getByText('我确认以上内容和材料真实').click()
  await page.getByRole('button', { name: '提交申请' }).click()
  await expectHeading(page, '申请已经提交')
  await look('done')
  expect(who.trouble).toEqual([])
  return numberOn(page)
}

export async function numberOn(page: Page): Promise<string> {
  const number = caseNumber.exec(await page.getByRole('main').innerText())?.[0]
  expect(number, 'the page shows a case number').toBeDefined()
  return number ?? ''
}

/** A case as the window sees it, to compare what two screens cannot show side by side. */
export async function caseIn(page: Page, base: string, number: string): Promise<CaseView> {
  const list = await page.request.get(`${base}/api/v1/cases?q=${number}&scope=window`)
  const { cases } = (await list.json()) as CaseList
  const one = await page.request.get(`${base}/api/v1/cases/${cases[0]?.id}`)
  return (await one.json()) as CaseView
}
