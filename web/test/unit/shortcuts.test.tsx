import { fireEvent, render, renderHook } from '@testing-library/react'
import { describe, expect, test, vi } from 'vitest'
import { keyCaps, useShortcutListener, useShortcuts } from '@/keys'

function set(keys: string, more: { whileTyping?: boolean; allowed?: boolean } = {}) {
  const run = vi.fn()
  const list = [{ keys, label: 'x', group: 'g', run, whileTyping: more.whileTyping }]
  renderHook(() => {
    useShortcutListener(more.allowed ?? true)
    useShortcuts(list)
  })
  return run
}

describe('a shortcut', () => {
  test('runs on its key', () => {
    const run = set('j')
    fireEvent.keyDown(document.body, { key: 'j' })
    expect(run).toHaveBeenCalledOnce()
  })
  test('of one letter leaves typing alone', () => {
    const run = set('j')
    const { container } = render(<input />)
    fireEvent.keyDown(container.querySelector('input') ?? container, { key: 'j' })
    expect(run).not.toHaveBeenCalled()
  })
  test('of one letter can be switched off', () => {
    const run = set('j', { allowed: false })
    fireEvent.keyDown(document.body, { key: 'j' })
    expect(run).not.toHaveBeenCalled()
  })
  test('with Control may run while typing', () => {
    const run = set('Control+k', { whileTyping: true })
    const { container } = render(<input />)
    fireEvent.keyDown(container.querySelector('input') ?? container, { key: 'k', ctrlKey: true })
    expect(run).toHaveBeenCalledOnce()
  })
  test('does not disturb an input method that is composing', () => {
    const run = set('j')
    fireEvent.keyDown(document.body, { key: 'j', isComposing: true })
    expect(run).not.toHaveBeenCalled()
  })
  test('is shown as people know the keys', () => expect(keyCaps('Control+k')).toEqual(['Ctrl', 'K']))
})
