// What a scanner types, and what people type, when they mean one case.
import { expect, test } from 'vitest'
import { caseNumberIn, readSearch } from '@/case/case-number'

test.each([
  ['the code on the receipt', 'http://localhost:8080/progress?number=500112-2026-0000005-R&code=AB12CD'],
  ['the code on another document', 'https://hall.example/progress?number=500112-2026-0000005-R'],
  ['the code on the screen after applying', '500112-2026-0000005-R'],
  ['small letters', '500112-2026-0000005-r'],
  ['without its hyphens', '50011220260000005R'],
  ['with spaces around and between', ' 500112 2026 0000005 R '],
  [
    'through a Chinese keyboard',
    '５００１１２－２０２６－０００００５'.replace('０００００５', '００００００５') + '－Ｒ',
  ],
])('%s leads to the case number', (_, typed) => {
  expect(caseNumberIn(typed)).toBe('500112-2026-0000005-R')
})

test.each(['简晓雯', '500112', '91500112DEM0000AXD', '500112198803162042', ''])(
  '%s is no case number',
  (typed) => {
    expect(caseNumberIn(typed)).toBeUndefined()
    expect(readSearch(` ${typed} `)).toBe(typed)
  },
)
