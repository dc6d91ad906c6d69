import { useState } from 'react'

/** One key per act: the same body sent again (a lost answer, a second click) carries the same key. */
class SubmissionKey {
  private text = ''
  private key = ''

  keyFor(body: unknown): string {
    const text = JSON.stringify(body) ?? ''
    if (!this.key || this.text !== text) {
      this.text = text
      this.key = newKey()
    }
    return this.key
  }

  done() {
    this.key = ''
  }
}

export function useSubmissionKey(): SubmissionKey {
  return useState(() => new SubmissionKey())[0]
}

/** crypto.randomUUID needs https; a hall's own network may not have it. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
