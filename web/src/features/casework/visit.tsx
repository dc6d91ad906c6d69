import { useState } from 'react'
import type { SiteVisitInput } from '@/api'
import { MaterialUpload } from '@/case/material-upload'
import { words as staffWords } from '@/case/staff-words'
import { canOf, useCaseAct } from '@/case/use-case'
import { readRows, writeRows, type Values } from '@/form'
import { useText, useWords, type Text } from '@/i18n'
import { AskDialog, asking } from '@/shell/ask-dialog'
import { useHallClock } from '@/shell/hall-clock'
import { useMe } from '@/shell'
import { MultiField, useToast } from '@/ui'
import { About } from './dialogs'
import type { Asked } from './held'
import { instantOf } from './offers'
import { words } from './words'

const both = (key: keyof typeof words.zh): Text => ({
  zh: String(words.zh[key]),
  en: String(words.en[key]),
})
const column = (code: 'name' | 'certificate') => ({
  code,
  label: both(code),
  kind: 'text',
  choices: [],
  required: true,
})

const fields = [
  asking(words, 'officers', 'table', { columns: [column('name'), column('certificate')] }),
  asking(words, 'day', 'date'),
  asking(words, 'time', 'text', { max_length: 5 }),
  asking(words, 'place', 'text', { max_length: 200 }),
  asking(words, 'findings', 'long_text', { max_length: 4000 }),
  asking(words, 'passed', 'choice', {
    label: both('pass'),
    choices: [
      { code: 'true', name: both('passed') },
      { code: 'false', name: both('notPassed') },
    ],
  }),
  asking(words, 'person_present', 'text', { required: false, max_length: 40 }),
  asking(words, 'refusal_noted', 'text', { required: false, max_length: 500 }),
]
// In the body they stand together as one instant.
const sentAs = { visited_at: 'day' }

/** What no kind of field knows: two officers, a time of day, and who was there. */
function useCheck() {
  const say = useWords(words)
  return (values: Values): Record<string, string> => ({
    ...(readRows(values.officers).length < 2 ? { officers: say.twoOfficers } : {}),
    ...(instantOf(values.day ?? '', values.time ?? '') ? {} : { time: say.timeBad }),
    ...(values.person_present?.trim() || values.refusal_noted?.trim()
      ? {}
      : { person_present: say.whoWasThere }),
  })
}

function bodyOf(values: Values, items: string[], files: string[]): SiteVisitInput {
  return {
    items,
    officers: readRows(values.officers).map((row) => ({
      name: row.name?.trim() ?? '',
      certificate: row.certificate?.trim() ?? '',
    })),
    visited_at: instantOf(values.day ?? '', values.time ?? '') ?? '',
    place: values.place ?? '',
    findings: values.findings ?? '',
    passed: values.passed === 'true',
    person_present: values.person_present || undefined,
    refusal_noted: values.refusal_noted || undefined,
    files,
  }
}

/** Where the form says the matter takes place; the officers write over it where they were elsewhere. */
function placeOf(kase: Asked['kase']): string {
  const given = (code: string) => kase.fields.find((field) => field.code === code)?.value
  return given('premises_address') ?? given('project_address') ?? ''
}

/** 现场核查: at least two officers by name and certificate, what they found, and pictures of it. */
export function VisitDialog(asked: Asked) {
  const { kase, etag, task, onClose } = asked
  const say = useWords(words)
  const staff = useWords(staffWords)
  const text = useText()
  const tell = useToast()
  const { me } = useMe()
  const hall = useHallClock()
  const check = useCheck()
  const [items, setItems] = useState([task.item.code])
  const [files, setFiles] = useState<string[]>([])
  const [busy, setBusy] = useState(false)
  const act = useCaseAct({ kase, etag }, 'site-visit', () => {
    tell(say.visited)
    onClose()
  })
  const together = kase.tasks.filter((one) => canOf(kase, 'record_visit', one.item.code)?.allowed)
  if (!hall.data || !me) return null
  return (
    <AskDialog
      title={`${say.visitTitle} · ${text(task.item.name)}`}
      fields={fields}
      first={{
        officers: writeRows([
          { name: me.name, certificate: '' },
          { name: '', certificate: '' },
        ]),
        day: hall.data.day,
        place: placeOf(kase),
      }}
      go={say.visitGo}
      check={check}
      sentAs={sentAs}
      onSend={(values) => act.mutate(bodyOf(values, items, files))}
      onClose={onClose}
      error={act.error}
      isPending={act.isPending || busy}
      after={
        <MaterialUpload
          name="files"
          label={say.photos}
          hint={staff.uploadHint}
          optional
          stored={[]}
          onStored={setFiles}
          onBusy={setBusy}
        />
      }
    >
      <About {...asked} act="record_visit" sent={act} />
      {together.length > 1 && (
        <MultiField
          name="items"
          label={say.visitItems}
          options={together.map((one) => ({ value: one.item.code, label: text(one.item.name) }))}
          values={items}
          onChange={(chosen) => chosen.length > 0 && setItems(chosen)}
        />
      )}
    </AskDialog>
  )
}
