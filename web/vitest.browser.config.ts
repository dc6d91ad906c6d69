import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// Real Chromium, driven from node. One file after the other: two cores are not enough for several browsers.
export default defineConfig({
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  test: {
    environment: 'node',
    include: ['test/browser/**/*.spec.ts'],
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
