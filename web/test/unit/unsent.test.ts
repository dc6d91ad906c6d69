import { beforeEach, describe, expect, test } from 'vitest'
import type { DraftView } from '@/api'
import { withUnsent } from '@/features/intake/unsent'
import { keep, keptFor, letGo, letGoOfOthers } from '@/shell/kept'

const draft = (fields: Record<string, string>): DraftView =>
  ({ id: '7', fields, materials: [], disputes: {} }) as unknown as DraftView
const unsent = (base: Record<string, string>, written: Record<string, string>) => ({
  base: { fields: base, materials: [], disputes: {} },
  written: { fields: written, materials: [], disputes: {} },
})

describe('words that the server does not have yet', () => {
  test('go over what it has', () => {
    const first = withUnsent(
      draft({ name: '安' }),
      unsent({ name: '安' }, { name: '安康', place: '金石路' }),
    )
    expect(first.fields).toEqual({ name: '安康', place: '金石路' })
  })
  test('do not go over what was changed elsewhere meanwhile', () => {
    const first = withUnsent(draft({ name: '平安' }), unsent({ name: '安' }, { name: '安康' }))
    expect(first.fields).toEqual({ name: '平安' })
  })
  test('may be that something was taken out', () => {
    const first = withUnsent(
      draft({ name: '安', place: '金石路' }),
      unsent({ name: '安', place: '金石路' }, { name: '安' }),
    )
    expect(first.fields).toEqual({ name: '安' })
  })
  test('are none when nothing was kept', () => {
    const there = draft({ name: '安' })
    expect(withUnsent(there, undefined)).toBe(there)
  })
})

describe('what a tab keeps', () => {
  beforeEach(() => sessionStorage.clear())
  test('is given back to its person, and to nobody else', () => {
    keep('1', 'draft.7', { name: '安' })
    expect(keptFor('1', 'draft.7')).toEqual({ name: '安' })
    expect(keptFor('2', 'draft.7')).toBeUndefined()
  })
  test('is gone when it was saved', () => {
    keep('1', 'draft.7', {})
    letGo('draft.7')
    expect(keptFor('1', 'draft.7')).toBeUndefined()
  })
  test('is gone when somebody else signs in, and when its person signs out', () => {
    keep('1', 'draft.7', {})
    letGoOfOthers('1')
    expect(keptFor('1', 'draft.7')).toEqual({})
    letGoOfOthers('2')
    expect(keptFor('1', 'draft.7')).toBeUndefined()
    keep('1', 'draft.7', {})
    letGoOfOthers(undefined)
    expect(keptFor('1', 'draft.7')).toBeUndefined()
  })
})
