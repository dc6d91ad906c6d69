// One Chromium for all files: each connects to it and has its own people with their own cookies.
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    browserAddress: string
  }
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

export default async function setup({ provide }: TestProject) {
  const executablePath = process.env.CHROMIUM ?? shell
  const server = await chromium.launchServer({ executablePath, args: flags })
  provide('browserAddress', server.wsEndpoint())
  return () => server.close()
}
