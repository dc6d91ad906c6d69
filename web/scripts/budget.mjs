// After a build: what each entry loads at once and at most, gzipped. Over the budget the build fails.
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const dist = resolve(dirname(fileURLToPath(import.meta.url)), '../dist')
const budgets = {
  portal: 180_000,
  desk: 260_000,
  approve: 260_000,
  issue: 260_000,
  supervise: 260_000,
  catalogue: 260_000,
}
const manifest = JSON.parse(readFileSync(resolve(dist, 'manifest.json'), 'utf8'))

const sizes = new Map()
function gzipped(file) {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(resolve(dist, file)), { level: 9 }).length)
  return sizes.get(file)
}

/** The files a chunk needs before it runs: itself and what it imports, not what it may import later. */
function needed(key, found = new Set()) {
  if (!found.has(key)) {
    found.add(key)
    for (const next of manifest[key].imports ?? []) needed(next, found)
  }
  return found
}

function weigh(keys) {
  const chunks = [...keys].map((key) => manifest[key])
  const styles = new Set(chunks.flatMap((chunk) => chunk.css ?? []))
  const sum = (files) => [...files].reduce((total, file) => total + gzipped(file), 0)
  return { script: sum(new Set(chunks.map((chunk) => chunk.file))), style: sum(styles) }
}

function reachable(key, found = new Set()) {
  if (!found.has(key)) {
    found.add(key)
    for (const next of [...(manifest[key].imports ?? []), ...(manifest[key].dynamicImports ?? [])])
      reachable(next, found)
  }
  return found
}

let over = false
const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
for (const [key, chunk] of Object.entries(manifest).filter(([, one]) => one.isEntry)) {
  const surface = key.split('/')[0]
  const budget = budgets[surface]
  if (budget === undefined) throw new Error(`scripts/budget.mjs names no budget for the entry ${surface}`)
  const first = weigh(needed(key))
  const all = weigh(reachable(key))
  console.log(
    `${surface.padEnd(10)} first page ${kilo(first.script)} script + ${kilo(first.style)} style` +
      ` of ${kilo(budget)}; ` +
      `every page ${kilo(all.script)} + ${kilo(all.style)}  (${chunk.file})`,
  )
  if (first.script > budget) over = true
}
if (over) {
  console.error('An entry is over its budget: what can come later, or not at all?')
  process.exit(1)
}
