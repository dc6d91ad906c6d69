// One HTML entry per surface: entries/<surface>/index.html becomes dist/<surface>/index.html, and every
// script and style carries its hash in its name, so the server may let browsers keep them for ever.
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { defineConfig } from 'vite'

const entries = resolve(import.meta.dirname, 'entries')
const developmentOnly = ['gallery']

function surfaces(mode: string) {
  const wanted = readdirSync(entries).filter((name) => existsSync(resolve(entries, name, 'index.html')))
  const shown = wanted.filter((name) => (mode === 'gallery') === developmentOnly.includes(name))
  return Object.fromEntries(shown.map((name) => [name, resolve(entries, name, 'index.html')]))
}

export default defineConfig(({ mode }) => ({
  root: entries,
  publicDir: resolve(import.meta.dirname, 'public'),
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  plugins: [
    // React Aria brings its few words in thirty languages; we speak two.
    { ...optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }), enforce: 'pre' as const },
    react(),
  ],
  css: { modules: { generateScopedName: '[name]-[local]-[hash:base64:4]' } },
  server: { port: 5173, proxy: { '/api': process.env.YICHUANG_URL ?? 'http://localhost:8080' } },
  build: {
    outDir: resolve(import.meta.dirname, mode === 'gallery' ? 'node_modules/.gallery' : 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'manifest.json',
    license: { fileName: 'licences.txt' },
    // A data: font or script would be outside the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: { input: surfaces(mode) },
  },
}))
