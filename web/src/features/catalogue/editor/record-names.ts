import { useCallback } from 'react'
import { useText } from '@/i18n'
import { useDomains, useNameOf } from './records'

/** The name of a record of any kind that others name. */
export function useRecordNames(revision: string): (kind: string, code: string) => string {
  const item = useNameOf('item', revision)
  const material = useNameOf('material', revision)
  const field = useNameOf('field', revision)
  const department = useNameOf('department', revision)
  const parameter = useNameOf('parameter', revision)
  const domains = useDomains().data
  const text = useText()
  return useCallback(
    (kind, code) => {
      switch (kind) {
        case 'item':
          return item(code)
        case 'material':
          return material(code)
        case 'field':
          return field(code)
        case 'department':
          return department(code)
        case 'domain':
          return text(domains?.find((one) => one.code === code)?.name) || code
        default:
          return parameter(code)
      }
    },
    [item, material, field, department, parameter, domains, text],
  )
}
