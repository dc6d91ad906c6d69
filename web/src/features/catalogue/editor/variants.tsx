import type { Json } from '@/api'
import { SelectField } from '@/ui'
import type { BoxProps } from './controls'
import { useEditing, useMessage } from './editing'
import form from './form.module.css'
import { useLabels } from './labels'
import { isObject } from './pointer'
import { Group, Node } from './node'
import { variantsOf, type Shape } from './shape'

/** One of several ways to be: a limit, none, or not confirmed by anybody. */
export function Variants({
  pointer,
  label,
  hint,
  value,
  names,
  shape,
  optional,
}: BoxProps & { shape: Shape }) {
  const { root, change, locked } = useEditing()
  const labels = useLabels()
  const error = useMessage(pointer)
  const variants = variantsOf(shape, root)
  const chosen = variants.find((one) => one.suits(value))
  const choose = (name: string) => {
    const next: Json | undefined = variants.find((one) => one.name === name)?.first
    if (name !== chosen?.name) change(pointer, next)
  }
  const inner = chosen && isObject(value)
  return (
    <div className={form.variants} role="group" aria-label={label}>
      <SelectField
        name={pointer}
        label={label}
        hint={hint}
        error={error}
        optional={optional}
        isDisabled={locked}
        value={chosen?.name ?? ''}
        onChange={choose}
        options={variants.map((one) => ({ value: one.name, label: labels.variant(names, one.name) }))}
      />
      {inner && <Group shape={chosen.shape} pointer={pointer} value={value} />}
      {chosen && !inner && chosen.name === 'value' && (
        <Node shape={chosen.shape} pointer={pointer} value={value} />
      )}
    </div>
  )
}
