// What can be read in a PDF, as a person who selects its text reads it.
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { promisify } from 'node:util'
import type { Locator, Page } from 'playwright-core'

const run = promisify(execFile)

export async function pdfText(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(`${tmpdir()}/yichuang-pdf-`)
  try {
    await writeFile(`${folder}/a.pdf`, bytes)
    const { stdout } = await run('pdftotext', ['-raw', `${folder}/a.pdf`, '-'])
    return stdout
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The text of the document behind a link, fetched as whoever is signed in on that page. */
export async function documentText(page: Page, link: Locator): Promise<string> {
  const href = await link.getAttribute('href')
  const answer = await page.request.get(new URL(href ?? '', page.url()).href)
  if (!answer.ok() || answer.headers()['content-type'] !== 'application/pdf')
    throw new Error(`${href} answers ${answer.status()} ${answer.headers()['content-type']}`)
  return pdfText(await answer.body())
}

/** Without the spaces that lines and columns bring. */
export function plain(text: string): string {
  return text.replace(/\s+/g, '')
}
