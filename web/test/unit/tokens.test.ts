// Every pair of colours that is used together, computed from the style sheets themselves.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'

const folder = resolve(import.meta.dirname, '../../src/tokens')

function variables(file: string): Record<string, string> {
  const text = readFileSync(resolve(folder, file), 'utf8').replace(/@media[^{]*\{[\s\S]*?\n\}/g, '')
  return Object.fromEntries(
    [...text.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map((found) => [found[1], found[2]]),
  )
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

const light = variables('light.css')
const looks = {
  标准: { colours: light, text: 4.5 },
  长辈版: { colours: { ...light, ...variables('elder.css') }, text: 7 },
  高对比: { colours: { ...light, ...variables('contrast.css') }, text: 7 },
}
const texts = [
  ['ink', 'paper'],
  ['ink', 'surface'],
  ['ink', 'sunk'],
  ['ink-2', 'paper'],
  ['ink-2', 'surface'],
  ['ink-2', 'sunk'],
  ['ink-3', 'paper'],
  ['ink-3', 'surface'],
  ['ink-3', 'sunk'],
  ['brand', 'paper'],
  ['brand', 'surface'],
  ['brand', 'sunk'],
  ['brand', 'brand-tint'],
  ['brand-deep', 'brand-tint'],
  ['on-brand', 'brand'],
  ['on-brand', 'brand-deep'],
  ['good', 'good-tint'],
  ['good', 'surface'],
  ['warn', 'warn-tint'],
  ['warn', 'sunk'],
  ['bad', 'bad-tint'],
  ['bad', 'surface'],
  ['bad', 'paper'],
  ['info', 'info-tint'],
  ['seal', 'surface'],
] as const
const edges = [
  ['focus', 'paper'],
  ['focus', 'surface'],
  ['focus', 'sunk'],
  ['focus-on-dark', 'brand'],
  ['line-strong', 'surface'],
  ['line-strong', 'paper'],
  ['bad', 'surface'],
  ['brand', 'surface'],
] as const

describe.each(Object.entries(looks))('in %s', (_, { colours, text }) => {
  test.each(texts)('%s can be read on %s', (over, under) => {
    expect(contrast(colours[over] ?? '', colours[under] ?? '')).toBeGreaterThanOrEqual(text)
  })
  test.each(edges)('%s stands out from %s', (over, under) => {
    expect(contrast(colours[over] ?? '', colours[under] ?? '')).toBeGreaterThanOrEqual(3)
  })
})
