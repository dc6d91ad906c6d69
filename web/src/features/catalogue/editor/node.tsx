// A record's form, drawn from its schema: each member by the control its shape asks for.
import { memo } from 'react'
import type { Json, JsonObject } from '@/api'
import { useWords } from '@/i18n'
import { Button } from '@/ui'
import { ConditionField } from './condition-builder'
import {
  ChoiceBox,
  DayBox,
  LineBox,
  RecordBox,
  RecordsBox,
  SeveralBox,
  TagsBox,
  TextBox,
  YesNoBox,
} from './controls'
import { useEditing } from './editing'
import styles from './editor.module.css'
import form from './form.module.css'
import { namesOf, useLabels } from './labels'
import { FreeBox, NumberBox } from './number-boxes'
import { isObject } from './pointer'
import { Rows } from './rows'
import { controlOf, emptyOf, propertiesOf, requiredOf, shapeOf, type Shape } from './shape'
import { Variants } from './variants'
import { words } from './words'

export interface NodeProps {
  shape: Shape
  pointer: string
  value: Json | undefined
  optional?: boolean
  /** What stands above says the name already. */
  bare?: boolean
}

export const Node = memo(function Node(props: NodeProps) {
  const { shape, pointer, value, optional, bare } = props
  const { root, kind, change } = useEditing()
  const labels = useLabels()
  const names = namesOf(kind, pointer)
  const label = labels.member(names)
  const shared = { pointer, label, hint: labels.help(names), optional, value, names }
  switch (controlOf(shape, root, names.at(-1) ?? '')) {
    case 'text':
      return <TextBox {...shared} />
    case 'condition':
      return (
        <ConditionField
          pointer={pointer}
          label={label}
          value={value}
          onChange={(next) => change(pointer, next ?? (optional ? undefined : {}))}
        />
      )
    case 'record':
      return <RecordBox {...shared} shape={shape} />
    case 'records':
      return <RecordsBox {...shared} />
    case 'tags':
      return <TagsBox {...shared} />
    case 'choice':
      return <ChoiceBox {...shared} shape={shape} />
    case 'several':
      return <SeveralBox {...shared} shape={shape} />
    case 'yes_no':
    case 'yes':
      return <YesNoBox {...shared} />
    case 'day':
      return <DayBox {...shared} />
    case 'number':
      return <NumberBox {...shared} shape={shape} />
    case 'rows':
      return <Rows {...shared} hint={bare ? undefined : shared.hint} shape={shape} bare={bare} />
    case 'variants':
      return <Variants {...shared} shape={shape} />
    case 'group':
      return <Group shape={shape} pointer={pointer} value={value} label={bare ? undefined : label} />
    case 'free':
      return <FreeBox {...shared} />
    default:
      return <LineBox {...shared} shape={shape} />
  }
})

interface GroupProps {
  shape: Shape
  pointer: string
  value: Json | undefined
  label?: string | undefined
  /** Only these, in this order; all of them where none are named. */
  only?: readonly string[]
  without?: readonly string[]
}

/** The members of one thing: those it has, and a button for each it may have. */
export function Group({ shape, pointer, value, label, only, without }: GroupProps) {
  const { root, change, locked, kind } = useEditing()
  const labels = useLabels()
  const say = useWords(words)
  const members: JsonObject = isObject(value) ? value : {}
  const required = requiredOf(shape.schema)
  const properties = new Map(propertiesOf(shape.schema))
  const names = (only ?? [...properties.keys()]).filter(
    (name) => properties.has(name) && !without?.includes(name),
  )
  const absent = names.filter((name) => members[name] === undefined && !required.includes(name))
  const labelOf = (name: string) => labels.member(namesOf(kind, `${pointer}/${name}`))
  const body = (
    <>
      {names
        .filter((name) => !absent.includes(name))
        .map((name) => (
          <div key={name} className={form.member}>
            <Node
              shape={shapeOf(properties.get(name), root)}
              pointer={`${pointer}/${name}`}
              value={members[name]}
              optional={!required.includes(name)}
            />
            {!required.includes(name) && !locked && (
              <Button kind="quiet" onPress={() => change(`${pointer}/${name}`, undefined)}>
                {name === 'when' ? say.noWhen : say.removeMember(labelOf(name))}
              </Button>
            )}
          </div>
        ))}
      {absent.length > 0 && !locked && (
        <div className={styles.buttons} role="group" aria-label={say.mayAdd}>
          {absent.map((name) => (
            <Button
              key={name}
              kind="quiet"
              onPress={() =>
                change(`${pointer}/${name}`, emptyOf(shapeOf(properties.get(name), root), root, name))
              }
            >
              ＋ {labelOf(name)}
            </Button>
          ))}
        </div>
      )}
    </>
  )
  if (!label) return <div className={form.members}>{body}</div>
  return (
    <fieldset className={form.inner} data-field={pointer}>
      <legend>{label}</legend>
      <div className={form.members}>{body}</div>
    </fieldset>
  )
}
