import { useEffect, useMemo, useRef, useState } from 'react'
import type { Json } from '@/api'
import { useFormats, useWords } from '@/i18n'
import { Alert, Button, MarkChinese, PlainTable } from '@/ui'
import { editorWords } from './editor-words'
import type { Question } from './editing'
import styles from './editor.module.css'
import { divergences, merged, pathKey, undecided, type Choice, type Divergence } from './merge'
import { useLabels } from './labels'
import { useRecordNames } from './record-names'
import type { Conflict } from './record-state'
import { useSpeech } from './value-words'

interface ConflictPanelProps {
  kind: string
  revision: string
  questions: readonly Question[]
  conflict: Conflict
  mine: Json
  onSettle: (document: Json) => void
  /** Where it is no colleague's save that stands against mine. */
  said?: { title: string; text: string; theirs: string; take: string; go: string }
  isPending?: boolean
}

/** Where the bar beside the save button leads to. */
export const conflictPlace = 'conflict'

/** Somebody saved the same record first: both, member by member. Nothing is lost, nothing decided for one. */
export function ConflictPanel(props: ConflictPanelProps) {
  const { kind, revision, questions, conflict, mine, onSettle, said } = props
  const say = useWords(editorWords)
  const [choices, setChoices] = useState<Readonly<Record<string, Choice>>>({})
  const found = useMemo(
    () => divergences({ base: conflict.base, mine, theirs: conflict.theirs }),
    [conflict, mine],
  )
  const left = undecided(found, choices)
  const box = useRef<HTMLDivElement>(null)
  const unasked = !said
  // Whoever pressed save far below is brought to where it is decided, whether what they wrote is kept.
  useEffect(() => {
    if (!unasked) return
    box.current?.focus({ preventScroll: true })
    box.current?.scrollIntoView({ block: 'start' })
  }, [unasked])
  const all = (choice: Choice) =>
    setChoices(Object.fromEntries(found.map((one) => [pathKey(one.path), choice])))
  return (
    <div
      ref={box}
      id={said ? undefined : conflictPlace}
      className={styles.conflict}
      role="group"
      aria-label={said?.title ?? say.conflictTitle(conflict.by || say.colleague)}
      tabIndex={-1}
    >
      <Alert tone="warn" title={said?.title ?? say.conflictTitle(conflict.by || say.colleague)} announce>
        <p>{said?.text ?? say.conflictText}</p>
      </Alert>
      <Sides
        kind={kind}
        revision={revision}
        questions={questions}
        found={found}
        choices={choices}
        theirs={said?.theirs ?? say.conflictTheirs}
        takeTheirs={said?.take ?? say.conflictTakeTheirs}
        onChoose={(path, choice) => setChoices((before) => ({ ...before, [pathKey(path)]: choice }))}
      />
      <div className={styles.buttons}>
        <Button
          kind="primary"
          isPending={props.isPending ?? false}
          whyNot={left.length > 0 ? say.conflictLeft(left.length) : undefined}
          onPress={() => onSettle(merged(conflict.theirs, found, choices))}
        >
          {said?.go ?? say.conflictGo}
        </Button>
        <Button onPress={() => all('mine')}>{say.conflictAllMine}</Button>
        <Button onPress={() => all('theirs')}>{say.conflictAllTheirs}</Button>
      </div>
    </div>
  )
}

interface SidesProps extends Pick<ConflictPanelProps, 'kind' | 'revision' | 'questions'> {
  found: readonly Divergence[]
  choices: Readonly<Record<string, Choice>>
  theirs: string
  takeTheirs: string
  onChoose: (path: readonly string[], choice: Choice) => void
}

function Sides({ kind, revision, questions, found, choices, theirs, takeTheirs, onChoose }: SidesProps) {
  const say = useWords(editorWords)
  const labels = useLabels()
  const format = useFormats()
  const nameOf = useRecordNames(revision)
  const speech = useSpeech(questions, nameOf)
  const place = (path: readonly string[]) => {
    const names: string[] = [kind]
    const parts = path.map((part) => {
      if (part.startsWith(':')) return `“${rowName(part.slice(1), nameOf)}”`
      names.push(part)
      return labels.member(names)
    })
    return { said: parts.join(' · ') || say.conflictWhole, names }
  }
  const take = { mine: say.conflictTakeMine, theirs: takeTheirs }
  /** Where one of them took the record out, nobody reads all of the other. */
  const value = (one: Divergence, choice: Choice, names: readonly string[]) => {
    if (one.path.length > 0) return speech.value(one[choice], names)
    return one[choice] === null ? say.conflictGone : say.conflictKept
  }
  const side = (one: Divergence, choice: Choice) => {
    const { said, names } = place(one.path)
    const chosen = choices[pathKey(one.path)] ?? (one.changed === 'both' ? undefined : one.changed)
    return (
      <label className={styles.side} data-chosen={chosen === choice ? '' : undefined}>
        <input
          type="radio"
          name={`conflict ${pathKey(one.path)}`}
          checked={chosen === choice}
          aria-label={`${take[choice]}${format.colon}${said}`}
          onChange={() => onChoose(one.path, choice)}
        />
        <span>
          <MarkChinese>{value(one, choice, names)}</MarkChinese>
        </span>
      </label>
    )
  }
  return (
    <PlainTable
      caption={say.conflictMember}
      columns={[
        { id: 'where', title: say.conflictMember, cell: (one: Divergence) => place(one.path).said },
        { id: 'mine', title: say.conflictMine, cell: (one: Divergence) => side(one, 'mine') },
        { id: 'theirs', title: theirs, cell: (one: Divergence) => side(one, 'theirs') },
      ]}
      items={found}
      id={(one) => pathKey(one.path)}
    />
  )
}

/** A row is known by a code of another record, or by something that says it itself. */
function rowName(identity: string, nameOf: (kind: string, code: string) => string): string {
  const at = identity.indexOf('=')
  if (at < 0) return identity
  const [member, code] = [identity.slice(0, at), identity.slice(at + 1)]
  return member === 'item' || member === 'material' || member === 'field' ? nameOf(member, code) : code
}
