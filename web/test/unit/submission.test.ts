import { renderHook } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useSubmissionKey } from '@/api'

test('the same act keeps its key until it is done; another act has another', () => {
  const { result } = renderHook(useSubmissionKey)
  const first = result.current.keyFor({ a: 1 })
  expect(result.current.keyFor({ a: 1 })).toBe(first)
  const second = result.current.keyFor({ a: 2 })
  expect(second).not.toBe(first)
  result.current.done()
  expect(result.current.keyFor({ a: 2 })).not.toBe(second)
})
