// 暂停 and 取消 of an item, in the words of whoever decides on it; everything inside comes from the schema.
import type { Json } from '@/api'
import { useWords } from '@/i18n'
import { Button } from '@/ui'
import { useEditing } from './editing'
import { editorWords } from './editor-words'
import styles from './editor.module.css'
import form from './form.module.css'
import { Group } from './node'
import { isObject } from './pointer'
import { emptyOf, propertiesOf, shapeOf } from './shape'

const pointer = '/standing'

export function StandingForm({ value }: { value: Json | undefined }) {
  const say = useWords(editorWords)
  const { root, change, locked } = useEditing()
  const shape = shapeOf(new Map(propertiesOf(root)).get('standing'), root)
  const begin = (kind: string) => {
    const empty = emptyOf(shape, root, 'standing')
    if (isObject(empty)) change(pointer, { ...empty, kind })
  }
  if (!isObject(value))
    return (
      <div className={form.members}>
        <p>{say.standingOpen}</p>
        {!locked && (
          <div className={styles.buttons}>
            <Button kind="secondary" onPress={() => begin('suspended')}>
              {say.suspend}
            </Button>
            <Button kind="secondary" onPress={() => begin('retired')}>
              {say.retire}
            </Button>
          </div>
        )}
      </div>
    )
  // What is retired does not come back: no last day is offered, and one that stands there can be taken out.
  const without = value.kind === 'retired' && value.until === undefined ? ['until'] : []
  return (
    <div className={form.members}>
      <p>{say.standingClosed}</p>
      <Group shape={shape} pointer={pointer} value={value} without={without} />
      {!locked && (
        <div className={styles.buttons}>
          <Button kind="secondary" onPress={() => change(pointer, undefined)}>
            {say.resume}
          </Button>
        </div>
      )}
    </div>
  )
}
