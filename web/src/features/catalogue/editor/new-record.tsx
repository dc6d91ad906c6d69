import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { recordSchema, type Json, type JsonObject } from '@/api'
import { useWords } from '@/i18n'
import { Button, SelectField, TextField } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { editorWords, kindName } from './editor-words'
import styles from './editor.module.css'
import { slugs, useBegin, useGround } from './new-parts'
import { isObject } from './pointer'
import { RecordPicker } from './record-picker'
import { useRecordsOf } from './records'
import { revisionWords } from './revision-words'
import { emptyOf } from './shape'

/** Kinds a maintainer adds to; a file is kept whole and is imported. */
export const kinds = [
  'item',
  'package',
  'material',
  'field',
  'department',
  'post',
  'parameter',
  'text',
  'file',
] as const

const formed = kinds.filter((one) => one !== 'package' && one !== 'file')

interface NewRecordProps {
  revision: string
  kind: string
  onClose: () => void
}

const keys = /^[a-z0-9]+(_[a-z0-9]+)*$/
const dotted = /^[a-z0-9_]+(\.[A-Za-z0-9_]+)*$/
const patterns: Record<string, RegExp> = { field: keys, parameter: keys, text: dotted }

/** A new record of any other kind: its code, and a form as empty as its shape allows. */
export function NewRecord({ revision, onClose, ...props }: NewRecordProps) {
  const say = useWords(revisionWords)
  const names = useWords(editorWords)
  const [kind, setKind] = useState(props.kind)
  const [code, setCode] = useState('')
  const [attempt, setAttempt] = useState(0)
  const begin = useBegin(revision, kind)
  const schema = useQuery({
    queryKey: ['editor-schema', kind],
    queryFn: ({ signal }) => recordSchema(kind, signal),
    staleTime: Infinity,
  })
  const known = useRecordsOf(kind, revision).data ?? []
  const [ground, setGround] = useState('')
  const base = useGround(revision, kind, ground)
  const wrong = !(patterns[kind] ?? slugs).test(code)
  const fault = wrong ? say.missingCode : known.some((one) => one.code === code) ? say.codeTaken : undefined
  const send = () => {
    setAttempt(attempt + 1)
    if (fault || !schema.data || (ground && !base.data)) return
    begin(code, firstOf(schema.data, code, base.data), ground)
  }
  return (
    <Dialog title={say.newRecord} isOpen urgent onClose={onClose}>
      <form
        noValidate
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <SelectField
          name="kind"
          label={say.whichKind}
          value={kind}
          onChange={(next) => {
            setKind(next)
            setGround('')
          }}
          options={formed.map((one) => ({ value: one, label: kindName(names, one) }))}
        />
        <TextField
          name="code"
          label={say.code}
          value={code}
          onChange={setCode}
          error={attempt > 0 ? fault : undefined}
        />
        <RecordPicker
          key={kind}
          name="ground"
          label={say.groundOther}
          hint={say.groundHint}
          kind={kind}
          revision={revision}
          value={ground}
          onPick={(one) => setGround(one.code)}
        />
        <div className={styles.buttons}>
          <Button type="submit" kind="primary" isPending={schema.isFetching || base.isFetching}>
            {say.create}
          </Button>
          <Button onPress={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function firstOf(schema: JsonObject, code: string, ground: Json | undefined): Json {
  const first = ground ?? emptyOf({ schema, ref: '' }, schema, '')
  return isObject(first) && 'code' in first ? { ...first, code } : first
}
