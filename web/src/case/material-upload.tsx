import { useRef, useState } from 'react'
import { isProblem, newKey, ownFileHref, sendFile, type Sending } from '@/api'
import { useText, useWords } from '@/i18n'
import { Upload, usePreviews, type UploadedFile } from '@/ui/upload'
import { words } from './upload-words'

/** No browser knows the type of an OFD: it is told by its ending. */
const types = ['application/pdf', 'image/jpeg', 'image/png', 'application/ofd', '.ofd']
const mostBytes = 20_000_000

interface Entry extends UploadedFile {
  file?: File
  /** The server's name for it, once stored. */
  stored?: string
}

/** What a file was called here: the server knows it by its hash alone. */
export interface FileName {
  name: string
  size: number
  type: string
}
export type FileNames = Map<string, FileName>

interface MaterialUploadProps {
  name: string
  label: string
  hint?: React.ReactNode
  optional?: boolean
  /** Hashes of what is stored already. */
  stored: readonly string[]
  onStored: (files: string[]) => void
  onBusy?: (busy: boolean) => void
  names?: FileNames
  error?: string | undefined
}

/** The files of one material: what is being sent, what is stored; tells upward what has changed. */
function useMaterialFiles({ stored, names, onStored, onBusy }: MaterialUploadProps) {
  const say = useWords(words)
  const text = useText()
  const [entries, setEntries] = useState<Entry[]>(() =>
    stored.map((hash, index) => ({
      key: hash,
      stored: hash,
      name: names?.get(hash)?.name ?? say.fileStored(index + 1),
      size: names?.get(hash)?.size ?? 0,
      state: 'stored',
      percent: 100,
    })),
  )
  const sendings = useRef(new Map<string, Sending>())
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
    const sending = sendFile(file, (percent, sent) => update(key, { percent, sent }))
    sendings.current.set(key, sending)
    sending.done.then(
      (kept) => {
        names?.set(kept.file, { name: file.name, size: file.size, type: file.type })
        update(key, { state: 'stored', percent: 100, stored: kept.file })
      },
      (reason: unknown) => {
        if (isProblem(reason))
          update(key, {
            state: 'failed',
            error: text(reason.fields[0]?.text ?? reason.text),
            hopeless: !reason.retryable && reason.status !== 401,
          })
      },
    )
  }
  const add = (files: File[]) => {
    const added = files.map((file) => ({ key: newKey(), file, name: file.name, size: file.size }))
    put((before) => [...before, ...added.map((one) => ({ ...one, state: 'sending' as const, percent: 0 }))])
    added.forEach(({ key, file }) => send(key, file))
  }
  const remove = (key: string) => {
    sendings.current.get(key)?.cancel()
    put((before) => before.filter((entry) => entry.key !== key))
  }
  const retry = (key: string) => {
    const file = current.current.find((one) => one.key === key)?.file
    if (!file) return
    update(key, { state: 'sending', percent: 0, sent: 0, error: undefined })
    send(key, file)
  }
  return { entries, add, remove, retry }
}

/** Sends each file as it is chosen; what is stored is told upward by its hash. */
export function MaterialUpload(props: MaterialUploadProps) {
  const say = useWords(words)
  const { entries, add, remove, retry } = useMaterialFiles(props)
  const previews = usePreviews(entries)
  return (
    <Upload
      name={props.name}
      label={props.label}
      hint={props.hint}
      optional={props.optional}
      types={types}
      typeNames={say.fileKinds}
      mostBytes={mostBytes}
      error={props.error}
      files={entries.map((entry) => ({
        ...entry,
        preview: previews.get(entry.key),
        href: entry.stored && ownFileHref(entry.stored),
      }))}
      onAdd={add}
      onCancel={remove}
      onRemove={remove}
      onRetry={retry}
    />
  )
}
