import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import type { RecordSummary } from '@/api'
import { useText, useWords } from '@/i18n'
import type { FieldProps } from '@/ui/field-parts'
import styles from './editor.module.css'
import form from './form.module.css'
import { useFound, useNameOf } from './records'
import { words } from './words'

interface RecordPickerProps extends Pick<FieldProps, 'name' | 'label' | 'hint' | 'error'> {
  kind: string
  revision: string
  /** The one chosen; absent where each pick adds another. */
  value?: string
  onPick: (record: RecordSummary) => void
  isDisabled?: boolean
  /** Those already there are not offered again. */
  without?: readonly string[]
}

const most = 30

/** What was typed and what it found; typed is absent while the list is closed. */
function useFinding({ kind, revision, onPick, without }: RecordPickerProps) {
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const open = typed !== undefined
  const query = useFound(kind, revision, typed ?? '', open)
  const found = (query.data?.records ?? []).filter((one) => !without?.includes(one.code))
  // What is called exactly so comes before what only contains it.
  const named = found.filter((one) => one.name.zh === typed || one.name.en === typed)
  const offered = [...named, ...found.filter((one) => !named.includes(one))].slice(0, most)
  const type = (next: string | undefined) => {
    setTyped(next)
    setAt(0)
  }
  const pick = (record: RecordSummary | undefined) => {
    if (!record) return
    type(undefined)
    onPick(record)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && !open) type('')
    else if (step) setAt(Math.min(Math.max(at + step, 0), Math.max(offered.length - 1, 0)))
    else if (event.key === 'Enter' && open) pick(query.isPlaceholderData ? undefined : offered[at])
    else if (event.key === 'Escape' && open) type(undefined)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const none = open && offered.length === 0 && !query.isFetching
  return { typed, type, open, found: offered, at, pick, onKeyDown, none }
}

/** Finds a record by its name, by other words for it or by pinyin; the server does the searching. */
export function RecordPicker(props: RecordPickerProps) {
  const { kind, revision, name, label, hint, error, value = '' } = props
  const say = useWords(words)
  const id = useId()
  const nameOf = useNameOf(value ? kind : '', revision)
  const finding = useFinding(props)
  const { typed, type, open, found, at } = finding
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className={form.picker} data-field={name} data-invalid={error ? '' : undefined}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <span id={`${id}-hint`} className={styles.soft}>
          {hint}
        </span>
      )}
      {error && (
        <span id={`${id}-error`} className={styles.fault}>
          {error}
        </span>
      )}
      <input
        id={id}
        role="combobox"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={open && found[at] ? `${id}-${at}` : undefined}
        aria-describedby={described || undefined}
        aria-invalid={error ? true : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={say.findHint}
        disabled={props.isDisabled}
        value={typed ?? (value ? nameOf(value) : '')}
        onFocus={(event) => event.target.select()}
        onClick={() => typed === undefined && type('')}
        onChange={(event) => type(event.target.value)}
        onBlur={() => type(undefined)}
        onKeyDown={finding.onKeyDown}
      />
      <Offers id={id} label={label} finding={finding} />
    </div>
  )
}

interface OffersProps {
  id: string
  label: string
  finding: ReturnType<typeof useFinding>
}

function Offers({ id, label, finding }: OffersProps) {
  const say = useWords(words)
  const text = useText()
  const { open, found, at, pick, none } = finding
  return (
    <div id={`${id}-list`} role="listbox" aria-label={label} className={form.found} hidden={!open}>
      {open &&
        found.map((one, index) => (
          <Offer key={one.code} id={`${id}-${index}`} on={index === at} onPick={() => pick(one)}>
            <span>{text(one.name) || one.code}</span> <span className={styles.soft}>{text(one.place)}</span>
          </Offer>
        ))}
      {none && (
        <div role="option" aria-selected="false" aria-disabled="true" tabIndex={-1}>
          {say.nothingFound}
        </div>
      )}
    </div>
  )
}

interface OfferProps {
  id: string
  on: boolean
  onPick: () => void
  children: ReactNode
}

/** The keys walk in the box above; a mouse presses here, without taking the focus from it. */
function Offer({ id, on, onPick, children }: OfferProps) {
  const line = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (on) line.current?.scrollIntoView({ block: 'nearest' })
  }, [on])
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={line}
      id={id}
      role="option"
      aria-selected={on}
      tabIndex={-1}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPick}
    >
      {children}
    </div>
  )
}
