// Chromium, and pages that watch themselves: policy reports, foreign hosts, page errors, answers of
// the server that nobody expected.
import { chromium, type Browser, type BrowserContext, type Page, type Response } from 'playwright-core'

export const profiles = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  narrow: { viewport: { width: 320, height: 700 } },
} as const

export interface Look {
  profile?: keyof typeof profiles
  mode?: 'standard' | 'elder' | 'contrast'
  elderSize?: 1 | 2 | 3 | 4
  language?: 'zh' | 'en'
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
]

// The same engine without the browser's own windows: a third of the time. It shows no PDF inside a page;
// pictures that need one are taken with CHROMIUM=/usr/bin/chromium.
const shell = '/usr/bin/chromium-headless-shell'

let started: Promise<Browser> | undefined

/** The one browser of all files that this worker runs, each after the other; it ends with the worker. */
export function openBrowser(): Promise<Browser> {
  started ??= chromium.launch({ executablePath: process.env.CHROMIUM ?? shell, args: flags })
  return started
}

/** Everybody of a file goes; the browser stays for the next file. */
export async function leave(browser: Browser | undefined) {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()))
}

export interface Watched {
  page: Page
  context: BrowserContext
  base: string
  /** What went wrong beside the test: policy reports, requests to other hosts, page errors, refusals. */
  trouble: string[]
  /** Refusals this test brings about on purpose, as "409 POST /api/v1/…". */
  expected: RegExp[]
  /** Resolves once nothing is being asked of the server. */
  quiet: () => Promise<void>
}

// Nothing leaves the machine for these; the browser's own PDF viewer is made of the last two.
const insideBrowser = new Set(['data:', 'blob:', 'chrome:', 'chrome-extension:'])
// Asking who is signed in is how a page learns that nobody is.
const always = [/^401 GET \/api\/v1\/me$/]

function watchNetwork(
  page: Page,
  base: string,
  trouble: string[],
  expected: RegExp[],
): () => Promise<void> {
  const host = new URL(base).host
  const open = new Set<unknown>()
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (insideBrowser.has(url.protocol)) return
    open.add(request)
    if (url.host !== host) trouble.push(`another host: ${request.url()}`)
  })
  page.on('requestfinished', (request) => open.delete(request))
  page.on('requestfailed', (request) => open.delete(request))
  page.on('framenavigated', (frame) => frame === page.mainFrame() && open.clear())
  page.on('response', (response: Response) => {
    if (response.status() < 400) return
    const path = new URL(response.url()).pathname
    const refusal = `${response.status()} ${response.request().method()} ${path}`
    if (![...always, ...expected].some((known) => known.test(refusal))) trouble.push(refusal)
  })
  return async () => {
    for (let calm = 0, waited = 0; calm < 3 && waited < 200; waited++) {
      await new Promise((go) => setTimeout(go, 50))
      calm = open.size === 0 ? calm + 1 : 0
    }
  }
}

export async function openPage(browser: Browser, base: string, look: Look = {}): Promise<Watched> {
  const { profile = 'desk', mode = 'standard', elderSize = 1, language = 'zh' } = look
  const context = await browser.newContext({
    ...profiles[profile],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(30_000)
  const preferences = JSON.stringify({ mode, elderSize, language, singleKeys: true })
  await context.addInitScript((stored) => {
    // Not in the frames of the browser's PDF viewer, which have no storage.
    if (window !== window.top) return
    if (!localStorage.getItem('yichuang.preferences')) localStorage.setItem('yichuang.preferences', stored)
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
    })
  }, preferences)
  const page = await context.newPage()
  const trouble: string[] = []
  const expected: RegExp[] = []
  const quiet = watchNetwork(page, base, trouble, expected)
  page.on('pageerror', (error) => trouble.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    // A refused request writes such a line too; it is judged above, where its status is known.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      trouble.push(message.text())
  })
  return { page, context, base, trouble, expected, quiet }
}
