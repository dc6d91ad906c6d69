import { expect, test } from 'vitest'
import type { MaterialView } from '@/api'
import { faultsOf, faultyMark, lackingMark, unsaid, type Examination } from '@/features/window/examination'

const named = (code: string) => ({ code, name: { zh: code, en: code } })
const photo = { common_faults: [named('missing'), named('background_not_white')] } as MaterialView
const unlisted = { common_faults: [named('expired')] } as MaterialView

test('a paper that is there but wrong is never told to be lacking', () => {
  expect(faultyMark.fault).not.toBe('missing')
  expect(faultsOf(photo).map((fault) => fault.code)).toEqual(['background_not_white'])
})

test('a faulty paper is not told of before somebody has said what is wrong with it', () => {
  const marked = [{ subject: { kind: 'material' as const, code: 'photo' }, mark: faultyMark }]
  const open = { faults: marked } as unknown as Examination
  expect(unsaid(open, [{ ...photo, code: 'photo' }])).toMatchObject({ code: 'photo' })
})

test('that a paper is lacking is said once: by its list, or by a note where the list does not say it', () => {
  expect(lackingMark(photo)).toEqual({ ok: false, fault: 'missing', note: '' })
  expect(lackingMark(unlisted)).toMatchObject({ fault: 'missing', note: '没有收到这份材料，请补交。' })
})
