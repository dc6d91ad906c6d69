#!/usr/bin/env node
// How smoothly the graph of a package is panned and zoomed in the editor: a package of 300 items before the
// real program, pulled with the mouse for three seconds, the time between frames as the page itself sees them.
//
//   bench/graph.mjs [items]        before the program and the web as they are built; CHROMIUM names a browser
import { execFileSync, spawn } from 'node:child_process'
import { appendFile, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { cpus, loadavg, tmpdir } from 'node:os'
import { resolve } from 'node:path'

const house = resolve(import.meta.dirname, '..')
const { chromium } = createRequire(resolve(house, 'web/package.json'))('playwright-core')
const count = Number(process.argv[2] ?? 300)
const pan = 3000

async function serve() {
  const data = await mkdtemp(`${tmpdir()}/yichuang-graph-`)
  const program = resolve(house, process.env.YICHUANG_BIN ?? 'build/yichuang')
  const web = resolve(house, 'web/dist')
  const options = ['--demo', '--data', data, '--port', '0', '--now', '2026-03-02T09:00', '--web', web]
  const server = spawn(program, ['serve', ...options], { cwd: house, stdio: ['ignore', 'pipe', 'inherit'] })
  const base = await new Promise((found, lost) => {
    server.on('exit', (code) => lost(new Error(`the program ended with ${code}`)))
    server.stdout.on('data', (bytes) => {
      const address = /http:\/\/localhost:\d+/.exec(bytes.toString())?.[0]
      if (address) found(address)
    })
  })
  const stop = async () => {
    server.removeAllListeners('exit')
    server.kill('SIGTERM')
    await new Promise((done) => server.once('exit', done))
    await rm(data, { recursive: true, force: true })
  }
  return { base, stop }
}

async function signIn(base) {
  let cookie = ''
  const send = async (method, path, body, etag) => {
    const answer = await fetch(`${base}/api/v1${path}`, {
      method,
      headers: {
        'Origin': base,
        'Content-Type': 'application/json',
        'Idempotency-Key': crypto.randomUUID(),
        ...(cookie && { Cookie: cookie }),
        ...(etag && { 'If-Match': etag }),
      },
      body: body && JSON.stringify(body),
    })
    cookie ||= (answer.headers.get('set-cookie') ?? '').split(';')[0]
    if (!answer.ok) throw new Error(`${method} ${path} ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? undefined : answer.json()
  }
  await send('POST', '/session', { account: 'maintainer', password: 'yichuang2026' })
  return { send, cookie: () => cookie }
}

/** A package in steps of twenty, each item waiting for one or two of the step before. */
async function largePackage({ send }) {
  const files = await readdir(resolve(house, 'catalogue/items'))
  const items = files.map((file) => file.replace('.yaml', '')).slice(0, count)
  while (items.length < count) items.push(`item-${items.length}`)
  const edges = items.flatMap((item, at) =>
    [20, 27]
      .filter((back) => at >= 20 && at - back >= 0 && (back === 20 || at % 2))
      .map((back) => [items[at - back], item]),
  )
  const { id } = await send('POST', '/catalogue/revisions', { title: 'graph' })
  const place = `/catalogue/revisions/${id}/records/package/open-pharmacy`
  const { document } = await send('GET', place)
  const why = { zh: '这件事要办。', en: 'Needed.' }
  const rows = items.map((item) => ({ item, role: 'required', why }))
  await send('PUT', place, { document: { ...document, items: rows, edges } }, '"0"')
  return { path: `/catalogue/revisions/${id}/records/package/open-pharmacy`, edges: edges.length }
}

/** The page counts its own frames from now on. */
const watch = (page) =>
  page.evaluate(() => {
    window.frames_ = []
    window.counting_ = true
    let last = performance.now()
    const next = (now) => {
      window.frames_.push(now - last)
      last = now
      if (window.counting_) requestAnimationFrame(next)
    }
    requestAnimationFrame(next)
  })
const watched = async (page) => {
  const frames = await page.evaluate(() => {
    window.counting_ = false
    return window.frames_.slice(1)
  })
  const sorted = [...frames].sort((a, b) => a - b)
  const at = (share) =>
    Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1))
  return { frames: frames.length, median_ms: at(0.5), p95_ms: at(0.95), max_ms: at(1) }
}

async function pulled(page, box) {
  const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(middle.x, middle.y)
  await page.mouse.down()
  await watch(page)
  const began = Date.now()
  for (let now = 0; now < pan; now = Date.now() - began) {
    const turn = (now / 1000) * Math.PI
    await page.mouse.move(
      middle.x - 300 * Math.sin(turn) * (now / pan),
      middle.y - 150 * Math.sin(2 * turn),
    )
  }
  const figures = await watched(page)
  await page.mouse.up()
  return figures
}

async function zoomed(page) {
  await watch(page)
  for (const way of ['缩小', '缩小', '缩小', '放大', '放大', '放大']) {
    await page.getByRole('button', { name: new RegExp(way) }).click()
    await page.waitForTimeout(200)
  }
  return watched(page)
}

/** One line of JSON, as bench/results.py writes it. */
async function report(figures) {
  const git = ['-C', house, 'rev-parse', '--short=12', 'HEAD']
  const line = JSON.stringify({
    ...figures,
    machine: `${cpus().length} × ${cpus()[0].model}`,
    commit: execFileSync('git', git, { encoding: 'utf8' }).trim(),
    on: new Date().toISOString().slice(0, 10),
  })
  console.log(line)
  const file = process.env.YICHUANG_BENCH_RESULTS
  if (file) await appendFile(file, `${line}\n`)
}

const { base, stop } = await serve()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium-headless-shell',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  const maintainer = await signIn(base)
  const { path, edges } = await largePackage(maintainer)
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
  const [name, ...value] = maintainer.cookie().split('=')
  await context.addCookies([{ name, value: value.join('='), url: base }])
  const page = await context.newPage()
  let began = performance.now()
  const passed = () => Math.round(performance.now() - began)
  await page.goto(base + path)
  await page.getByRole('button', { name: '看图' }).waitFor({ timeout: 120_000 })
  const opened = passed()
  began = performance.now()
  await page.getByRole('button', { name: '看图' }).click()
  const graph = page.getByRole('region', { name: /先后关系图/ })
  await graph
    .locator('foreignObject')
    .nth(count - 1)
    .waitFor({ state: 'attached' })
  const drawn = passed()
  await graph.scrollIntoViewIfNeeded()
  await page.waitForTimeout(1_000)
  const box = await graph.boundingBox()
  const load = loadavg()[0]
  const panned = await pulled(page, box)
  const result = {
    name: 'graph of a package',
    items: count,
    edges,
    opened_ms: opened,
    drawn_ms: drawn,
    panned,
    zoomed: await zoomed(page),
    load,
  }
  await report(result)
} finally {
  await browser.close()
  await stop()
}
