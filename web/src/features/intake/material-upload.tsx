import { useRef, useState } from 'react'
import { isProblem, newKey, sendFile, type Sending } from '@/api'
import { useText, useWords } from '@/i18n'
import { Upload, usePreviews, type UploadedFile } from '@/ui/upload'
import { words } from './words'

const types = ['application/pdf', 'image/jpeg', 'image/png']
const mostBytes = 20_000_000

interface Entry extends UploadedFile {
  file?: File
  /** The server's name for it, once stored. */
  stored?: string
}

interface MaterialUploadProps {
  name: string
  label: string
  hint?: React.ReactNode
  /** Hashes of what is stored already. */
  stored: readonly string[]
  onStored: (files: string[]) => void
  onBusy?: (busy: boolean) => void
  names?: Map<string, { name: string; size: number; type: string }>
  error?: string | undefined
}

/** Sends each file as it is chosen; what is stored is told upward by its hash. */
export function MaterialUpload({ name, label, hint, stored, onStored, onBusy, names, error }: MaterialUploadProps) {
  const say = useWords(words)
  const text = useText()
  const [entries, setEntries] = useState<Entry[]>(() =>
    stored.map((hash, index) => {
      const known = names?.get(hash)
      return {
        key: hash, stored: hash, name: known?.name ?? say.fileStored(index + 1), size: known?.size ?? 0,
        state: 'stored', percent: 100,
      }
    }),
  )
  const sendings = useRef(new Map<string, Sending>())
  const previews = usePreviews(entries)
  const current = useRef(entries)
  const put = (change: (before: Entry[]) => Entry[]) => {
    const before = current.current
    const next = change(before)
    current.current = next
    setEntries(next)
    onBusy?.(next.some((entry) => entry.state === 'sending'))
    const hashes = (list: Entry[]) => list.flatMap((entry) => entry.stored ?? [])
    if (hashes(next).join() !== hashes(before).join()) onStored([...new Set(hashes(next))])
  }
  const update = (key: string, part: Partial<Entry>) =>
    put((before) => before.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)))
  const send = (key: string, file: File) => {
    const sending = sendFile(file, (percent) => update(key, { percent }))
    sendings.current.set(key, sending)
    sending.done.then(
      (kept) => {
        names?.set(kept.file, { name: file.name, size: file.size, type: file.type })
        update(key, { state: 'stored', percent: 100, stored: kept.file })
      },
      (reason: unknown) => {
        if (isProblem(reason)) update(key, { state: 'failed', error: text(reason.fields[0]?.text ?? reason.text) })
      },
    )
  }
  const remove = (key: string) => {
    sendings.current.get(key)?.cancel()
    put((before) => before.filter((entry) => entry.key !== key))
  }
  return (
    <Upload
      name={name}
      label={label}
      hint={hint}
      types={types}
      typeNames={say.fileKinds}
      mostBytes={mostBytes}
      error={error}
      files={entries.map((entry) => ({ ...entry, preview: previews.get(entry.key) }))}
      onAdd={(files) => {
        const added = files.map((file) => ({
          key: newKey(), file, name: file.name, size: file.size, state: 'sending' as const, percent: 0,
        }))
        put((before) => [...before, ...added])
        added.forEach((entry) => send(entry.key, entry.file))
      }}
      onCancel={remove}
      onRemove={remove}
      onRetry={(key) => {
        const entry = current.current.find((one) => one.key === key)
        if (!entry?.file) return
        update(key, { state: 'sending', percent: 0, error: undefined })
        send(key, entry.file)
      }}
    />
  )
}
