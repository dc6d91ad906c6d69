import { useEffect, useId, useMemo, useState, type ReactNode } from 'react'
import { DropZone } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { useFormats, useWords } from '@/i18n'
import { Button } from './button'
import { CheckIcon, CrossIcon, FileIcon, RotateIcon, UploadIcon, WarnIcon } from './icons'
import { Link } from './link'
import styles from './upload.module.css'
import { words } from './words'

export interface UploadedFile {
  key: string
  name: string
  size: number
  state: 'sending' | 'stored' | 'failed'
  /** 0–100 while it is being sent. */
  percent: number
  /** Bytes that have gone out of `size`. */
  sent?: number
  error?: string
  /** Refused for what it is: sending the same file again cannot help. */
  hopeless?: boolean
  /** Where it can be looked at, once it is stored. */
  href?: string | undefined
  /** A picture to show small: an object URL or the stored file's address. */
  preview?: string
}

interface UploadProps {
  label: string
  optional?: boolean
  hint?: ReactNode
  /** MIME types, and endings where browsers know none, as for `accept`; the server looks at the bytes. */
  types: readonly string[]
  /** …and how people call them: "PDF、JPG、PNG". */
  typeNames: string
  mostBytes: number
  files: readonly UploadedFile[]
  onAdd: (files: File[]) => void
  onCancel: (key: string) => void
  onRemove: (key: string) => void
  onRetry?: (key: string) => void
  error?: string | undefined
  name: string
}

function suits(file: File, types: readonly string[]): boolean {
  return types.some((type) => {
    if (type.startsWith('.')) return file.name.toLowerCase().endsWith(type)
    return type.endsWith('/*') ? file.type.startsWith(type.slice(0, -1)) : file.type === type
  })
}

/** What is offered by hand: what suits is taken, of the rest it is said why not. */
function useOffer({ types, typeNames, mostBytes, onAdd }: UploadProps) {
  const say = useWords(words)
  const format = useFormats()
  const [refused, setRefused] = useState<string[]>([])
  const offer = (offered: File[]) => {
    const wrong = offered.flatMap((file) => {
      if (!suits(file, types)) return [say.wrongType(file.name, typeNames)]
      if (file.size === 0) return [say.emptyFile(file.name)]
      if (file.size > mostBytes)
        return [say.tooLarge(file.name, format.bytes(file.size), format.bytes(mostBytes))]
      return []
    })
    setRefused(wrong)
    const right = offered.filter((file) => suits(file, types) && file.size > 0 && file.size <= mostBytes)
    if (right.length > 0) onAdd(right)
  }
  return { refused, offer }
}

export function Upload(props: UploadProps) {
  const { label, hint, types, typeNames, mostBytes, files, error, name } = props
  const say = useWords(words)
  const format = useFormats()
  const id = useId()
  const { refused, offer } = useOffer(props)
  return (
    <div className={styles.upload} data-field={name} role="group" aria-labelledby={`${id}-label`}>
      <div id={`${id}-label`} className={styles.label}>
        {label}
        {props.optional && <span className={styles.optional}>{say.optional}</span>}
      </div>
      {hint && <div className={styles.hint}>{hint}</div>}
      {[...(error ? [error] : []), ...refused].map((message) => (
        <div key={message} className={styles.error} role="alert">
          <span className="visually-hidden">{say.error}</span>
          {message}
        </div>
      ))}
      <DropZone
        className={styles.zone}
        aria-labelledby={`${id}-label`}
        onDrop={async (event) => {
          const dropped = event.items.filter((item) => item.kind === 'file')
          offer(await Promise.all(dropped.map((item) => item.getFile())))
        }}
      >
        <FileTrigger
          acceptedFileTypes={[...types]}
          allowsMultiple
          onSelect={(list) => list && offer(Array.from(list))}
        >
          <Button icon={<UploadIcon />} aria-describedby={`${id}-limits`}>
            {say.chooseFile}
          </Button>
        </FileTrigger>
        <span id={`${id}-limits`} className={styles.hint}>
          {say.fileTypes(typeNames, format.bytes(mostBytes))}
          <span className={styles.drop}> · {say.dropHere}</span>
        </span>
      </DropZone>
      {files.length > 0 && (
        <ul className={styles.files} aria-label={say.files}>
          {files.map((file) => (
            <FileRow
              key={file.key}
              file={file}
              {...props}
              onInstead={(chosen) => {
                props.onRemove(file.key)
                offer(chosen)
              }}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

type FileRowProps = { file: UploadedFile; onInstead: (files: File[]) => void } & Pick<
  UploadProps,
  'onCancel' | 'onRemove' | 'onRetry' | 'types'
>

function FileRow({ file, types, onCancel, onRemove, onRetry, onInstead }: FileRowProps) {
  const say = useWords(words)
  const format = useFormats()
  const [turn, setTurn] = useState(0)
  return (
    <li className={styles.file}>
      {file.preview ? (
        <img
          className={`${styles.thumbnail} ${styles[`turn${turn}`]}`}
          src={file.preview}
          alt={say.thumbnail(file.name)}
        />
      ) : (
        <span className={styles.thumbnail}>
          <FileIcon size="2rem" />
        </span>
      )}
      <div className={styles.about}>
        <FileTitle file={file} />
        <FileState file={file} />
        {file.state === 'sending' && (
          <progress max={100} value={file.percent} aria-label={say.uploading(file.name, file.percent)} />
        )}
        <div className={styles.size}>
          {file.state === 'sending'
            ? say.sentOf(format.bytes(file.sent ?? 0), format.bytes(file.size), file.percent)
            : format.bytes(file.size)}
        </div>
      </div>
      <div className={styles.buttons}>
        {file.preview && (
          <Button
            kind="quiet"
            aria-label={say.rotate(file.name)}
            icon={<RotateIcon />}
            onPress={() => setTurn((turn + 1) % 4)}
          />
        )}
        {file.state === 'failed' && file.hopeless && (
          <FileTrigger
            acceptedFileTypes={[...types]}
            onSelect={(list) => list && onInstead(Array.from(list))}
          >
            <Button kind="quiet">{say.another}</Button>
          </FileTrigger>
        )}
        {file.state === 'failed' && !file.hopeless && onRetry && (
          <Button kind="quiet" aria-label={say.tryAgain(file.name)} onPress={() => onRetry(file.key)}>
            {say.retry}
          </Button>
        )}
        <Button
          kind="quiet"
          aria-label={file.state === 'sending' ? say.cancelUpload(file.name) : say.removeFile(file.name)}
          icon={<CrossIcon />}
          onPress={() => (file.state === 'sending' ? onCancel(file.key) : onRemove(file.key))}
        >
          {file.state === 'sending' && say.cancel}
          {file.state === 'failed' && say.takeAway}
        </Button>
      </div>
    </li>
  )
}

/** Its name; once it is stored, the way to look at it. */
function FileTitle({ file }: { file: UploadedFile }) {
  const say = useWords(words)
  return (
    <div className={styles.name}>
      {file.href ? (
        <Link href={file.href} target="_blank" rel="noreferrer" aria-label={say.openFile(file.name)}>
          {file.name}
        </Link>
      ) : (
        file.name
      )}
    </div>
  )
}

/** Said once, when it has taken long: the count itself would talk all the time. */
function useLate(after: number, going: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!going) return
    const timer = setTimeout(() => setLate(true), after)
    return () => {
      clearTimeout(timer)
      setLate(false)
    }
  }, [after, going])
  return going && late
}

function FileState({ file }: { file: UploadedFile }) {
  const say = useWords(words)
  const slow = useLate(10_000, file.state === 'sending')
  return (
    <div
      role="status"
      className={{ failed: styles.error, sending: styles.size, stored: styles.state }[file.state]}
    >
      {slow && say.uploadSlow}
      {file.state === 'stored' && (
        <>
          <CheckIcon size="1em" /> {say.uploaded}
        </>
      )}
      {file.state === 'failed' && (
        <>
          <WarnIcon size="1em" /> {file.error ?? say.uploadFailed}
        </>
      )}
    </div>
  )
}

/** Object URLs of picked pictures, let go when the page goes. */
export function usePreviews(files: readonly { key: string; file?: File }[]): Map<string, string> {
  const previews = useMemo(() => {
    const pictures = files.filter(({ file }) => file?.type.startsWith('image/'))
    return new Map(pictures.map(({ key, file }) => [key, URL.createObjectURL(file as File)]))
  }, [files])
  useEffect(() => () => previews.forEach((url) => URL.revokeObjectURL(url)), [previews])
  return previews
}
