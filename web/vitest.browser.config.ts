import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// Real Chromium, driven from node: the pieces in the gallery, and whole journeys before the real program. Two
// files at a time share one browser; each journey has a hall of its own.
export default defineConfig({
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  test: {
    environment: 'node',
    include: ['test/browser/**/*.spec.ts', 'test/e2e/**/*.spec.ts'],
    globalSetup: ['test/browser/one-browser.ts'],
    reporters: ['./test/browser/plain-reporter.ts'],
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
