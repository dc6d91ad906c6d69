import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// Whole journeys: real Chromium before the real program. One file after the other: two cores are not enough
// for several browsers and servers.
export default defineConfig({
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  test: {
    environment: 'node',
    include: ['test/e2e/**/*.spec.ts'],
    reporters: ['./test/e2e/plain-reporter.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
