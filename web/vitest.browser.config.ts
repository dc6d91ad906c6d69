import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** In the order of the seconds they took on two calm cores; what is not named comes after them. */
const longest = [
  'points-portal',
  'pharmacy',
  'points-staff',
  'points',
  'gallery',
  'environmental',
  'elder',
  'section',
  'issuing',
  'batch',
]

const place = ({ moduleId }: TestSpecification) => {
  const at = longest.findIndex((name) => moduleId.endsWith(`/${name}.spec.ts`))
  return at < 0 ? longest.length : at
}

class LongestFirst extends BaseSequencer {
  override sort(files: TestSpecification[]) {
    return Promise.resolve([...files].sort((one, other) => place(one) - place(other)))
  }
}

// Real Chromium, driven from node: the pieces in the gallery, and whole journeys before the real program. Two
// files at a time share one browser; each journey has a hall of its own. The longest begin: a long one that
// begins last is waited for alone.
export default defineConfig({
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  test: {
    environment: 'node',
    include: ['test/browser/**/*.spec.ts', 'test/e2e/**/*.spec.ts'],
    globalSetup: ['test/browser/one-browser.ts'],
    reporters: ['./test/browser/plain-reporter.ts'],
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
