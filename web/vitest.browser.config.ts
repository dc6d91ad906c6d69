import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** In the order of the seconds they took on two calm cores; what is not named comes after them. */
const longest = [
  'points-portal',
  'points-staff',
  'pharmacy',
  'gallery',
  'catalogue-life',
  'catalogue-editor',
  'issuing',
  'points',
  'standing',
  'elder',
  'environmental',
  'section',
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

// Real Chromium, driven from node: the pieces in the gallery, and whole journeys before the real program.
// Three files at a time, for each waits much for frames and answers, and two leave the cores idle; one
// browser for all files that a worker takes, a hall for each. The longest begin: a long one that begins last
// is waited for alone. What is waited for is looked at again and again, so a generous limit costs nothing.
export default defineConfig({
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  test: {
    environment: 'node',
    include: ['test/browser/**/*.spec.ts', 'test/e2e/**/*.spec.ts'],
    reporters: ['./test/browser/plain-reporter.ts'],
    maxWorkers: 3,
    isolate: false,
    sequence: { sequencer: LongestFirst },
    expect: { poll: { timeout: 20_000 } },
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
