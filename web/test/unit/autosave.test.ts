import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { useAutosave } from '@/form'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())
const kept = { saved_at: '2026-03-02T14:03:00+08:00' }
const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

function start(save: (value: string) => Promise<{ saved_at: string }>) {
  return renderHook(({ value }) => useAutosave(value, value !== 'old', save), {
    initialProps: { value: 'old' },
  })
}

describe('a draft', () => {
  test('is saved within two seconds of the last change, once', async () => {
    const save = vi.fn(async () => kept)
    const page = start(save)
    page.rerender({ value: 'n' })
    await pass(1_000)
    page.rerender({ value: 'new' })
    await pass(1_000)
    expect(save).not.toHaveBeenCalled()
    await pass(1_000)
    expect(save.mock.calls).toEqual([['new']])
    expect(page.result.current.state.phase).toBe('saved')
  })
  test('is not saved when nothing changed', async () => {
    const save = vi.fn(async () => kept)
    start(save)
    await pass(10_000)
    expect(save).not.toHaveBeenCalled()
  })
  test('is tried again after a failure', async () => {
    const save = vi.fn().mockRejectedValueOnce(new Error('offline')).mockResolvedValue(kept)
    const page = start(save)
    page.rerender({ value: 'new' })
    await pass(2_000)
    expect(page.result.current.state.phase).toBe('failed')
    await pass(9_000)
    expect(page.result.current.state.phase).toBe('saved')
    expect(save).toHaveBeenCalledTimes(2)
  })
  test('is saved at once when the page is left', async () => {
    const save = vi.fn(async () => kept)
    const page = start(save)
    page.rerender({ value: 'new' })
    await act(async () => void window.dispatchEvent(new Event('pagehide')))
    expect(save.mock.calls).toEqual([['new']])
  })
  test('is saved at once before going on', async () => {
    const save = vi.fn(async () => kept)
    const page = start(save)
    page.rerender({ value: 'new' })
    await act(() => page.result.current.flush())
    expect(save).toHaveBeenCalledOnce()
  })
})
