import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import {
  importRecords,
  isProblem,
  previewImport,
  useSubmissionKey,
  type ImportedRecord,
  type ImportPreview,
  type RevisionView,
} from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { ActNote } from '@/shell/act-note'
import { Alert, Button, MarkChinese, MultiField, Tag, useToast } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { editorWords, kindName } from './editor-words'
import styles from './editor.module.css'
import { importWords } from './import-words'
import { namesOf, useLabels } from './labels'

interface ImportDialogProps {
  id: string
  view: RevisionView
  onClose: () => void
}

/** The browser gives no more of a file that was saved again after it was chosen. */
class ChangedOnDisk extends Error {
  override readonly name = 'ChangedOnDisk'
}

async function bytesOf(file: File): Promise<Blob> {
  const bytes = await file.arrayBuffer().catch(() => {
    throw new ChangedOnDisk()
  })
  return new Blob([bytes])
}

const keyOf = (one: Pick<ImportedRecord, 'kind' | 'code'>) => `${one.kind}/${one.code}`

interface Taking {
  file: File
  records: readonly ImportedRecord[]
  leaveOut: readonly string[]
}

function useImport({ id, view, onClose }: ImportDialogProps) {
  const say = useWords(importWords)
  const text = useText()
  const format = useFormats()
  const tell = useToast()
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  return useMutation({
    mutationFn: async ({ file, leaveOut }: Taking) => {
      const bytes = await bytesOf(file)
      const sent = {
        name: file.name,
        size: file.size,
        saved: file.lastModified,
        at: view.version,
        leaveOut,
      }
      return importRecords(id, bytes, { version: view.version, key: submissionKey.keyFor(sent), leaveOut })
    },
    onSuccess: async (_, { records, leaveOut }) => {
      submissionKey.done()
      await client.invalidateQueries({ queryKey: ['editor'] })
      onClose()
      const taken = records.filter((one) => !leaveOut.includes(keyOf(one)))
      const names = taken.slice(0, mostNamed).map((one) => text(one.name) || one.code)
      tell(say.imported(taken.length, format.list(names)))
    },
  })
}

const mostNamed = 3
/** What the address of an import may name. */
const longestList = 1500

/** A file that was exported and edited, brought in: first what it would change, then the deed. */
export function ImportDialog(props: ImportDialogProps) {
  const { id, onClose } = props
  const say = useWords(importWords)
  const [file, setFile] = useState<File>()
  const [leaveOut, setLeaveOut] = useState<string[]>([])
  const look = useMutation({
    mutationFn: async (one: File) => previewImport(id, await bytesOf(one)),
    // What was edited here since the file was written out stays, unless one wants the file's.
    onSuccess: ({ records }) => setLeaveOut(records.filter((one) => one.outdated).map(keyOf)),
  })
  const act = useImport(props)
  const records = look.data?.records ?? []
  const left = records.length - leaveOut.length
  const blocked = () => {
    if (!file || look.isError) return say.importMissing
    if (look.data && left === 0) return say.importNothing
    return leaveOut.join(',').length > longestList ? say.leaveOutMany : undefined
  }
  const choose = (one: File | undefined) => {
    setFile(one)
    act.reset()
    look.reset()
    if (one) look.mutate(one)
  }
  return (
    <Dialog
      title={say.importTitle}
      isOpen
      urgent
      wide
      onClose={onClose}
      actions={
        <>
          <Button
            kind="primary"
            isPending={act.isPending || look.isPending}
            whyNot={blocked()}
            onPress={() => file && act.mutate({ file, records, leaveOut })}
          >
            {look.data && left > 0 ? say.importCount(left) : say.importGo}
          </Button>
          <Button onPress={onClose}>{say.cancel}</Button>
        </>
      }
    >
      <p>{say.importLead}</p>
      <Chooser file={file} onChoose={choose} />
      {look.data && <Preview preview={look.data} leaveOut={leaveOut} onLeaveOut={setLeaveOut} />}
      <Faults error={look.error ?? act.error} />
    </Dialog>
  )
}

interface ChooserProps {
  file: File | undefined
  onChoose: (file: File | undefined) => void
}

function Chooser({ file, onChoose }: ChooserProps) {
  const say = useWords(importWords)
  const format = useFormats()
  return (
    <label className={styles.file}>
      <span>{say.importFile}</span>
      <input
        type="file"
        aria-label={say.importFile}
        accept=".zip,.yaml,.yml,.json,.xlsx"
        onChange={(event) => {
          onChoose(event.target.files?.[0])
          // The same file, changed meanwhile, can be chosen again.
          event.target.value = ''
        }}
      />
      <span className={styles.chooser} aria-hidden="true">
        {say.importChoose}
      </span>
      <span role="status" className={file ? undefined : styles.soft}>
        {file ? `${file.name} · ${format.bytes(file.size)}` : say.importNone}
      </span>
    </label>
  )
}

interface PreviewProps {
  preview: ImportPreview
  leaveOut: string[]
  onLeaveOut: (records: string[]) => void
}

/** Every record the file says otherwise than the revision, and which of them were changed here since. */
function Preview({ preview, leaveOut, onLeaveOut }: PreviewProps) {
  const say = useWords(importWords)
  const kinds = useWords(editorWords)
  const text = useText()
  const format = useFormats()
  const labels = useLabels()
  const { records, unchanged } = preview
  const outdated = records.filter((one) => one.outdated)
  const nameOf = (one: ImportedRecord) => `${kindName(kinds, one.kind)}“${text(one.name) || one.code}”`
  return (
    <section aria-label={say.previewTitle} className={styles.stack}>
      <p role="status">
        <strong>{say.previewCount(records.length, unchanged)}</strong>
      </p>
      {outdated.length > 0 && (
        <Alert tone="warn" title={say.outdatedTitle(outdated.length)}>
          <p>{say.outdatedText}</p>
          <MultiField
            name="leave_out"
            label={say.leaveOut}
            optional
            values={leaveOut}
            onChange={onLeaveOut}
            options={outdated.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
          />
        </Alert>
      )}
      <ul className={styles.bullets}>
        {records.map((one) => (
          <li key={keyOf(one)}>
            <MarkChinese>{nameOf(one)}</MarkChinese>{' '}
            <Tag tone={one.change === 'added' ? 'good' : 'info'}>
              {one.change === 'added' ? say.added : say.changed}
            </Tag>{' '}
            <span className={styles.soft}>
              {leaveOut.includes(keyOf(one))
                ? say.leftOut
                : format.list(one.members.map((member) => labels.member(namesOf(one.kind, `/${member}`))))}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Faults({ error }: { error: unknown }) {
  const say = useWords(importWords)
  const text = useText()
  const format = useFormats()
  const faults = isProblem(error) ? error.fields : []
  if (error instanceof ChangedOnDisk) return <Alert tone="bad" title={say.importChanged} announce />
  if (faults.length === 0) return <ActNote error={error} />
  return (
    <Alert tone="bad" title={say.importFaults} announce>
      <ul>
        {faults.map((fault) => (
          <li key={`${fault.field} ${fault.text.zh}`}>
            <strong>{fault.field}</strong>
            {format.colon}
            <MarkChinese>{text(fault.text)}</MarkChinese>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
