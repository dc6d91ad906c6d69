// What is left empty is asked for, what is wrong is said to be wrong, and both in the order of the fields.
import { expect, test } from 'vitest'
import { empty, faultsIn } from '@/features/people/register'
import { words } from '@/features/people/words'

test('an empty registration asks for each field, from the top', () => {
  expect(faultsIn(empty, words.zh)).toEqual([
    { name: 'name', message: '请填写姓名' },
    { name: 'number', message: '请填写身份证号码' },
    { name: 'phone', message: '请填写联系电话' },
    { name: 'account', message: '请填写账号' },
    { name: 'password', message: '请填写密码' },
  ])
})

test('what is there and wrong is said to be wrong', () => {
  const typed = { ...empty, name: '简', number: '123', phone: '1', account: 'jian', password: 'short' }
  expect(faultsIn(typed, words.zh)).toEqual([
    { name: 'number', message: words.zh.badId },
    { name: 'phone', message: words.zh.badPhone },
    { name: 'password', message: words.zh.shortPassword },
  ])
})
