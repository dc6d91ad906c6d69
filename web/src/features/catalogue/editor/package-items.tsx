import { useState } from 'react'
import type { Json, JsonObject, RecordSummary } from '@/api'
import { useText, useWords } from '@/i18n'
import { Button, SelectField, focusField } from '@/ui'
import { useConditionSpeech } from './condition-builder'
import { sayName, usualDroppedWhy, usualWhy, withoutItem } from './edges'
import { useEditing, useMessage } from './editing'
import styles from './editor.module.css'
import form from './form.module.css'
import { useLabels } from './labels'
import { Group } from './node'
import { packageWords } from './package-words'
import { isObject } from './pointer'
import { RecordPicker } from './record-picker'
import { useNameOf, useRecordsOf } from './records'
import { Fold } from './rows'
import { propertiesOf, shapeOf, type Shape } from './shape'

const roles = ['required', 'situational', 'optional'] as const

function rowShapeOf(root: JsonObject): Shape {
  const items = new Map(propertiesOf(root)).get('items')
  return shapeOf(isObject(items) ? items.items : undefined, root)
}

/** The items of a package: added by searching, and for each when and why it is done. */
export function PackageItems({ document }: { document: JsonObject }) {
  const say = useWords(packageWords)
  const { revision, change, root, locked } = useEditing()
  const error = useMessage('/items')
  const rows = Array.isArray(document.items) ? document.items : []
  const shape = rowShapeOf(root)
  const known = rows.flatMap((row) => (isObject(row) ? [String(row.item)] : []))
  const text = useText()
  const [added, setAdded] = useState<RecordSummary>()
  const at = rows.findIndex((row) => isObject(row) && row.item === added?.code)
  const add = (record: RecordSummary) => {
    change('/items', [...rows, { item: record.code, role: 'required', why: usualWhy(record.name) }])
    setAdded(record)
  }
  return (
    <div className={form.items} data-field="/items">
      <p className={styles.soft}>{say.itemsLead}</p>
      {error && <p className={styles.fault}>{error}</p>}
      {!locked && (
        <RecordPicker
          name="/items:add"
          label={say.addItem}
          kind="item"
          revision={revision}
          without={known}
          onPick={add}
        />
      )}
      <p role="status" className={form.added} hidden={!added || at < 0}>
        {added && at >= 0 && (
          <>
            {say.added(text(added.name) || added.code, at + 1)}{' '}
            <Button kind="quiet" onPress={() => focusField(`/items/${at}/role`)}>
              {say.toAdded}
            </Button>
          </>
        )}
      </p>
      <ul className={form.cards}>
        {rows.map((row, index) =>
          isObject(row) ? (
            <li key={String(row.item)}>
              <ItemRow
                row={row}
                index={index}
                shape={shape}
                onRemove={() => change('', withoutItem(document, String(row.item)))}
              />
            </li>
          ) : null,
        )}
      </ul>
    </div>
  )
}

interface ItemRowProps {
  row: JsonObject
  index: number
  shape: Shape
  onRemove: () => void
}

/** With a condition it begins when the role asks for one, and with a reason for those it does not concern. */
function inRole(row: JsonObject, role: string, name: { zh: string; en: string }): JsonObject {
  const { when, dropped_why: dropped, ...rest } = row
  if (role === 'required') return { ...rest, role }
  const why: Json = dropped ?? usualDroppedWhy(name)
  return role === 'optional'
    ? { ...rest, role, dropped_why: why }
    : { ...rest, role, when: when ?? {}, dropped_why: why }
}

function ItemRow({ row, index, shape, onRemove }: ItemRowProps) {
  const say = useWords(packageWords)
  const text = useText()
  const labels = useLabels()
  const speech = useConditionSpeech()
  const { revision, change, locked } = useEditing()
  const pointer = `/items/${index}`
  const code = String(row.item)
  const nameOf = useNameOf('item', revision)
  const summary = useRecordsOf('item', revision).data?.find((one) => one.code === code)
  const name = summary ? summary.name : { zh: nameOf(code), en: nameOf(code) }
  const [rowError, itemError] = [useMessage(pointer), useMessage(`${pointer}/item`)]
  const error = rowError ?? itemError
  return (
    <div className={form.card} data-invalid={error ? '' : undefined}>
      <div className={form.cardHead} data-field={pointer}>
        <div>
          <strong>{text(sayName(name)) || code}</strong>
          <div className={styles.soft}>{text(summary?.place)}</div>
          {error && <div className={styles.fault}>{error}</div>}
        </div>
        <SelectField
          name={`${pointer}/role`}
          label={say.role(text(sayName(name)) || code)}
          value={String(row.role ?? '')}
          isDisabled={locked}
          onChange={(role) => change(pointer, inRole(row, role, name))}
          options={roles.map((role) => ({ value: role, label: labels.code(['items', 'role'], role) }))}
          width="short"
        />
        {!locked && (
          <Button kind="quiet" aria-label={say.removeItem(text(sayName(name)) || code)} onPress={onRemove}>
            ×
          </Button>
        )}
      </div>
      {isObject(row.when) && (
        <p className={form.reads}>
          {Object.keys(row.when).length === 0 ? (
            <span className={styles.soft}>{say.noCase}</span>
          ) : (
            <>
              <span className={styles.soft}>{say.only}</span> {speech.condition(row.when)}
            </>
          )}
        </p>
      )}
      <Fold
        pointer={pointer}
        title={say.details}
        fresh={isObject(row.when) && Object.keys(row.when).length === 0}
      >
        <Group shape={shape} pointer={pointer} value={row} without={['item', 'role']} />
      </Fold>
    </div>
  )
}
