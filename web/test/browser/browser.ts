// One Chromium for a test file, and pages that watch themselves: policy reports, foreign hosts, page errors.
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'

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

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: flags })
}

export interface Watched {
  page: Page
  context: BrowserContext
  /** What went wrong beside the test: policy reports, requests to other hosts, page errors. */
  trouble: string[]
}

export async function openPage(browser: Browser, base: string, look: Look = {}): Promise<Watched> {
  const { profile = 'desk', mode = 'standard', elderSize = 1, language = 'zh' } = look
  const context = await browser.newContext({
    ...profiles[profile],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  const preferences = JSON.stringify({ mode, elderSize, language, singleKeys: true })
  await context.addInitScript((stored) => {
    if (!localStorage.getItem('yichuang.preferences')) localStorage.setItem('yichuang.preferences', stored)
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP ${event.violatedDirective} ${event.blockedURI} ${event.sample}`)
    })
  }, preferences)
  const page = await context.newPage()
  const trouble: string[] = []
  const host = new URL(base).host
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (!['data:', 'blob:'].includes(url.protocol) && url.host !== host)
      trouble.push(`another host: ${request.url()}`)
  })
  page.on('pageerror', (error) => trouble.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      trouble.push(message.text())
  })
  return { page, context, trouble }
}
