// Counts what a person does: every press of a button or a key, every field typed into, every choice from a
// list. What the page does by itself, and what one only reads, costs nobody anything.
import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect } from 'vitest'
import type { Locator, Page } from 'playwright-core'

const house = resolve(import.meta.dirname, '../../..')

interface Action {
  part: string
  sentence: string
}

export class Recorder {
  readonly actions: Action[] = []
  private current = ''

  part(name: string) {
    this.current = name
  }
  private note(sentence: string) {
    this.actions.push({ part: this.current, sentence })
  }

  async press(target: Locator, sentence: string) {
    await target.click()
    this.note(sentence)
  }
  async type(target: Locator, text: string, where: string) {
    await target.fill(text)
    this.note(`填写“${where}”：${text.replaceAll('\n', ' ')}`)
  }
  async choose(target: Locator, label: string, where: string) {
    await target.selectOption({ label })
    this.note(`在“${where}”里选“${label}”`)
  }
  async key(page: Page, key: string, sentence: string) {
    await page.keyboard.press(key)
    this.note(`按 ${key}：${sentence}`)
  }
  /** Two actions: words into the box, Enter on what they found. */
  async find(page: Page, label: string, words: string, found: string) {
    const box = page.getByRole('combobox', { name: label })
    await this.type(box, words, label)
    await page.getByRole('option', { selected: true }).getByText(found, { exact: true }).waitFor()
    await this.key(page, 'Enter', `选中“${found}”`)
  }

  private written(head: string): string {
    const lines: string[] = [head, '']
    let part = ''
    this.actions.forEach((action, index) => {
      if (action.part !== part) lines.push(`## ${(part = action.part)}`, '')
      lines.push(`${index + 1}. ${action.sentence}`)
      if (this.actions[index + 1]?.part !== part) lines.push('')
    })
    return lines.join('\n')
  }

  /** The trace in the repository is what was done just now; YICHUANG_TRACE=write puts it there. */
  async keep(file: string, head: string) {
    const path = resolve(house, file)
    const trace = this.written(head)
    if (process.env.YICHUANG_TRACE === 'write') await writeFile(path, trace)
    expect(await readFile(path, 'utf8')).toBe(trace)
  }
}
