// What a pensioner files once a year to go on receiving the pension.
import type { Application } from './portal'

export const address = '渝北区龙溪街道演示路 2 号 3 幢 1-1'

export const pension: Application = {
  search: '养老认证',
  name: '养老待遇资格认证',
  answers: [
    ['是老人本人来办，还是家人代办？', undefined],
    ['领的是哪一种养老金？', '退休工资（城镇职工养老保险）'],
    ['老人现在在哪里，方便怎么办？', undefined],
  ],
  form: { 申请人: { 联系手机: '13800230002' }, 养老待遇: { 现在的住址: address } },
  papers: {},
}
