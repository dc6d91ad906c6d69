// What a clerk has found goes to the server in words it knows, and never about what is settled.
import { act, renderHook } from '@testing-library/react'
import { describe, expect, test } from 'vitest'
import type { CaseView, MaterialView } from '@/api'
import {
  faultyMark,
  isSettled,
  marked,
  nextUnexamined,
  reasonLost,
  useExamination,
} from '@/features/window/examination'

const item = (code: string) => ({ code, name: { zh: code, en: code } })
const paper = (code: string, ...items: string[]) =>
  ({
    code,
    asked: true,
    to_examine: true,
    for_items: items.map(item),
    common_faults: [],
  }) as unknown as MaterialView
const kase = {
  materials: [paper('lease', 'licence'), paper('plan', 'permit'), paper('photo', 'permit', 'licence')],
  tasks: [
    { item: item('licence'), state: item('in_hand') },
    { item: item('permit'), state: item('received') },
  ],
} as unknown as CaseView

describe('an examination', () => {
  test('tells a field at fault in words, as the server takes it', () => {
    const { result } = renderHook(() => useExamination(kase, true))
    act(() => result.current.put({ kind: 'field', code: 'area' }, { ok: false, note: '面积与图纸不符' }))
    expect(result.current.findings).toEqual([
      { kind: 'field', subject: 'area', ok: false, fault: 'other', note: '面积与图纸不符' },
    ])
    expect(faultyMark.fault).toBe('other')
  })
  test('is over for a paper once every item that needs it is accepted', () => {
    expect(kase.materials.map((one) => isSettled(kase, one))).toEqual([true, false, false])
  })
  test('passes over what may be left out and was', () => {
    const left = {
      ...kase,
      materials: kase.materials.map((one) => ({ ...one, to_examine: one.code !== 'photo' })),
    }
    const { result } = renderHook(() => useExamination(left, true))
    expect(result.current.left.map((one) => one.code)).toEqual(['lease', 'plan'])
    expect(nextUnexamined(left.materials, 1, result.current)?.code).toBe('lease')
  })
  test('goes on to the next paper nobody has looked at, from the top again at the end', () => {
    const { result } = renderHook(() => useExamination(kase, true))
    act(() => result.current.put({ kind: 'material', code: 'plan' }, { ok: true }))
    const next = (at: number) => nextUnexamined(kase.materials, at, result.current)?.code
    expect([next(0), next(1), next(2)]).toEqual(['photo', 'photo', 'lease'])
  })
})

describe('a reason that was written', () => {
  const at = { kind: 'material' as const, code: 'plan' }
  const plan = paper('plan', 'permit')
  const after = (mark: { ok: boolean; fault?: string; note?: string }) => {
    const { result } = renderHook(() => useExamination(kase, true))
    act(() => result.current.put(at, mark))
    return result.current
  }
  test('is not thrown away by a stray key', () => {
    const written = after({ ok: false, fault: 'other', note: '没有标尺寸' })
    expect(reasonLost('present', plan, written)).toBe(true)
    expect(reasonLost('lacking', plan, written)).toBe(true)
    expect(marked('faulty', plan, written.markOf(at)).note).toBe('没有标尺寸')
    expect(reasonLost('faulty', plan, written)).toBe(false)
  })
  test('is one that was chosen from the list as well', () => {
    expect(reasonLost('present', plan, after({ ok: false, fault: 'zones_not_shown', note: '' }))).toBe(true)
  })
  test('is not asked about where there is none', () => {
    expect(reasonLost('present', plan, after(faultyMark))).toBe(false)
    expect(reasonLost('present', plan, after({ ok: true }))).toBe(false)
    expect(reasonLost('faulty', plan, after(marked('lacking', plan, undefined)))).toBe(false)
  })
})
