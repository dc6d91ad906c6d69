import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { importRecords, isProblem, useSubmissionKey, type RevisionView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { ActNote } from '@/shell/act-note'
import { Alert, Button, MarkChinese, useToast } from '@/ui'
import { Dialog } from '@/ui/dialog'
import styles from './editor.module.css'
import { importWords } from './import-words'

interface ImportDialogProps {
  id: string
  view: RevisionView
  onClose: () => void
}

/** The browser gives no more of a file that was saved again after it was chosen. */
class ChangedOnDisk extends Error {
  override readonly name = 'ChangedOnDisk'
}

function useImport({ id, view, onClose }: ImportDialogProps, onChanged: () => void) {
  const say = useWords(importWords)
  const tell = useToast()
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  return useMutation({
    mutationFn: async (one: File) => {
      const bytes = await one.arrayBuffer().catch(() => {
        throw new ChangedOnDisk()
      })
      const known = { name: one.name, size: one.size, saved: one.lastModified, at: view.version }
      return importRecords(id, new Blob([bytes]), view.version, submissionKey.keyFor(known))
    },
    onError: (error) => {
      if (error instanceof ChangedOnDisk) onChanged()
    },
    onSuccess: async (_, one) => {
      submissionKey.done()
      await client.invalidateQueries({ queryKey: ['editor'] })
      onClose()
      tell(say.imported(one.name))
    },
  })
}

/** A file that was exported and edited, brought into the revision; nothing is taken of one with a fault. */
export function ImportDialog(props: ImportDialogProps) {
  const say = useWords(importWords)
  const format = useFormats()
  const [file, setFile] = useState<File>()
  const act = useImport(props, () => setFile(undefined))
  return (
    <Dialog
      title={say.importTitle}
      isOpen
      urgent
      wide
      onClose={props.onClose}
      actions={
        <>
          <Button
            kind="primary"
            isPending={act.isPending}
            whyNot={file ? undefined : say.importMissing}
            onPress={() => file && act.mutate(file)}
          >
            {say.importGo}
          </Button>
          <Button onPress={props.onClose}>{say.cancel}</Button>
        </>
      }
    >
      <p>{say.importLead}</p>
      <label className={styles.file}>
        <span>{say.importFile}</span>
        <input
          type="file"
          aria-label={say.importFile}
          accept=".zip,.yaml,.yml,.json,.xlsx"
          onChange={(event) => {
            setFile(event.target.files?.[0])
            act.reset()
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
      <Faults error={act.error} />
    </Dialog>
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
