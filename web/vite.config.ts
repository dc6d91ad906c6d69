// One HTML entry per surface: entries/<surface>/index.html becomes dist/<surface>/index.html, and every
// script and style carries its hash in its name, so the server may let browsers keep them for ever.
import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import { defineConfig, type Plugin } from 'vite'

const entries = resolve(import.meta.dirname, 'entries')
const developmentOnly = ['gallery']

function surfaces(mode: string) {
  const wanted = readdirSync(entries).filter((name) => existsSync(resolve(entries, name, 'index.html')))
  const shown = wanted.filter((name) => (mode === 'gallery') === developmentOnly.includes(name))
  return Object.fromEntries(shown.map((name) => [name, resolve(entries, name, 'index.html')]))
}

/** What every page is framed by; an entry's own file says no more than its title. */
const frame: Plugin = {
  name: 'frame-of-every-page',
  transformIndexHtml: {
    order: 'pre',
    handler: () => [
      { tag: 'meta', attrs: { charset: 'utf-8' }, injectTo: 'head-prepend' },
      { tag: 'meta', attrs: { name: 'viewport', content: 'width=device-width, initial-scale=1' } },
      { tag: 'meta', attrs: { name: 'color-scheme', content: 'light' } },
      { tag: 'link', attrs: { rel: 'icon', type: 'image/svg+xml', href: '/mark.svg' } },
      // React Aria leaves its own style out where an element of this name is: the content policy forbids it.
      {
        tag: 'link',
        attrs: { id: 'react-aria-pressable-style', rel: 'stylesheet', href: '/pressable.css' },
        injectTo: 'head',
      },
      { tag: 'div', attrs: { id: 'root' }, injectTo: 'body-prepend' },
      {
        tag: 'noscript',
        children: '本网站需要启用 JavaScript。您也可以到政务服务中心窗口办理。',
        injectTo: 'body',
      },
    ],
  },
}

export default defineConfig(({ mode }) => ({
  root: entries,
  publicDir: resolve(import.meta.dirname, 'public'),
  resolve: { alias: { '@': resolve(import.meta.dirname, 'src') } },
  plugins: [
    // React Aria brings its few words in thirty languages; we speak two.
    { ...optimizeLocales.vite({ locales: ['zh-CN', 'en-US'] }), enforce: 'pre' as const },
    react(),
    frame,
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
