import { useCallback } from 'react'
import { useNameOf } from './records'

/** The name of a record of any kind that others name. */
export function useRecordNames(revision: string): (kind: string, code: string) => string {
  const item = useNameOf('item', revision)
  const material = useNameOf('material', revision)
  const field = useNameOf('field', revision)
  const department = useNameOf('department', revision)
  const parameter = useNameOf('parameter', revision)
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
        default:
          return parameter(code)
      }
    },
    [item, material, field, department, parameter],
  )
}
