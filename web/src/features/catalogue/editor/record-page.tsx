import { useMemo, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import {
  record,
  recordSchema,
  revision as readRevision,
  type Json,
  type JsonObject,
  type RecordView,
} from '@/api'
import { useText, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { ActNote } from '@/shell/act-note'
import { catalogue } from '@/shell/staff-paths'
import { Alert, Button, Page } from '@/ui'
import { ConflictPanel } from './conflict'
import { EditingContext, type Editing, type Reveal } from './editing'
import { editorWords, kindName } from './editor-words'
import styles from './editor.module.css'
import form from './form.module.css'
import { unsavedOf } from './history'
import { InheritedNote } from './inherited-note'
import { isObject, isText } from './pointer'
import { useQuestions } from './questions'
import { Rebased } from './rebased'
import { RecordAside } from './record-aside'
import { RecordForm } from './record-form'
import { Leaving, TakeOut, Toolbar } from './record-tools'
import { useRecordState } from './record-state'
import { useReveal } from './reveal'

interface RecordPageProps {
  revision: string
  kind: string
  code: string
  /** A place inside to go to at once. */
  at?: string | undefined
}

/** A record begun here and never saved is known to nobody else yet. */
async function readOrBegin(revision: string, kind: string, code: string, signal: AbortSignal) {
  const kept = unsavedOf(revision, kind, code)
  if (kept?.save !== 0 || kept.base !== null) return record(revision, kind, code, signal)
  const nothing = { document: null, base: null, yaml: '', saves: [], problems: [], used_by: [] }
  return { kind, code, save: 0, ...nothing } satisfies RecordView
}

export function RecordPage(props: RecordPageProps) {
  return props.kind === 'file' ? <KeptFile {...props} /> : <FormPage {...props} />
}

/** What is kept whole has no form: it is read here, and changed by importing it. */
function KeptFile({ revision, code }: RecordPageProps) {
  const say = useWords(editorWords)
  const view = useQuery({
    queryKey: ['editor', 'record', revision, 'file', code],
    queryFn: ({ signal }) => record(revision, 'file', code, signal),
  })
  return (
    <Loaded query={view}>
      {({ yaml }) => (
        <Page
          title={code}
          above={say.kind_file}
          lead={say.fileLead}
          back={{ href: catalogue.revision(revision), label: say.back }}
        >
          <div className={styles.yaml} role="region" aria-label={say.asYaml} tabIndex={0}>
            {yaml}
          </div>
        </Page>
      )}
    </Loaded>
  )
}

function FormPage({ revision, kind, code, at }: RecordPageProps) {
  const view = useQuery({
    queryKey: ['editor', 'record', revision, kind, code],
    queryFn: ({ signal }) => readOrBegin(revision, kind, code, signal),
    // What is edited begins from what is there now, never from what was read some time ago.
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const schema = useQuery({
    queryKey: ['editor-schema', kind],
    queryFn: ({ signal }) => recordSchema(kind, signal),
    staleTime: Infinity,
  })
  const whole = useQuery({
    queryKey: ['editor', 'revision', revision],
    queryFn: ({ signal }) => readRevision(revision, signal),
  })
  return (
    <Loaded query={view}>
      {(one) => (
        <Loaded query={schema}>
          {(root) => (
            <Loaded query={whole}>
              {({ can }) => (
                <Editor
                  key={`${kind} ${code}`}
                  revision={revision}
                  view={one}
                  root={root}
                  locked={!can.find((act) => act.action === 'save')?.allowed}
                  at={at}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

interface EditorProps {
  revision: string
  view: RecordView
  root: JsonObject
  locked: boolean
  at: string | undefined
}

const nothingYet: JsonObject = {}

function nameOf(document: Json): { zh: string; en: string } | undefined {
  if (!isObject(document)) return undefined
  for (const name of ['name', 'label', 'text']) if (isText(document[name])) return document[name]
  return isText(document) ? document : undefined
}

function useEditing(props: EditorProps, state: ReturnType<typeof useRecordState>, reveal: Reveal): Editing {
  const { revision, view, root, locked } = props
  const text = useText()
  const document = isObject(state.document) ? state.document : nothingYet
  const questions = useQuestions(revision, view, document)
  const messages = useMemo(() => {
    const map = new Map<string, string[]>()
    for (const one of state.problems)
      if (one.severity !== 'hint')
        map.set(one.pointer, [...(map.get(one.pointer) ?? []), text(one.message)])
    return map
  }, [state.problems, text])
  const { change } = state
  const department = typeof document.department === 'string' ? document.department : ''
  return useMemo(
    () => ({ revision, kind: view.kind, root, locked, change, messages, reveal, questions, department }),
    [revision, view.kind, root, locked, change, messages, reveal, questions, department],
  )
}

function Editor(props: EditorProps) {
  const { revision, view, locked } = props
  const say = useWords(editorWords)
  const text = useText()
  const state = useRecordState(revision, view)
  const [reveal, go] = useReveal(props.at)
  const editing = useEditing(props, state, reveal)
  const [settled, setSettled] = useState(false)
  const { document, conflict } = state
  const name = text(nameOf(document ?? view.base)) || say.nameless
  return (
    <EditingContext value={editing}>
      <Page
        title={name}
        above={`${kindName(say, view.kind)} · ${view.code}`}
        back={{ href: catalogue.revision(revision), label: say.back }}
        aside={<RecordAside revision={revision} view={view} state={state} onGo={go} />}
      >
        <Toolbar revision={revision} view={view} state={state} name={name} locked={locked} />
        <Leaving dirty={state.dirty && !conflict} />
        {locked && (
          <Alert tone="info" title={say.locked}>
            {say.lockedText}
          </Alert>
        )}
        {state.restored && !conflict && state.save + (view.base === null ? 0 : 1) > 0 && (
          <Alert tone="info" title={say.restored}>
            {say.restoredText}
          </Alert>
        )}
        {settled && !conflict && state.dirty && <Alert tone="good" title={say.conflictSettled} announce />}
        <ActNote error={conflict ? undefined : state.saving.error} />
        {conflict && (
          <ConflictPanel
            kind={view.kind}
            revision={revision}
            questions={editing.questions}
            conflict={conflict}
            mine={document}
            onSettle={(next) => {
              state.settle(next)
              setSettled(true)
            }}
          />
        )}
        {!conflict && !locked && (
          <Rebased
            kind={view.kind}
            revision={revision}
            questions={editing.questions}
            published={view.base}
            state={state}
          />
        )}
        {view.kind === 'package' && !locked && !conflict && (
          <InheritedNote revision={revision} code={view.code} document={document} onGo={go} />
        )}
        {isObject(document) ? (
          <div className={form.form}>
            <RecordForm document={document} />
          </div>
        ) : (
          <Removed onRestore={() => state.replace(view.base)} locked={locked} />
        )}
        {!locked && !conflict && <TakeOut view={view} state={state} name={name} />}
      </Page>
    </EditingContext>
  )
}

function Removed({ onRestore, locked }: { onRestore: () => void; locked: boolean }) {
  const say = useWords(editorWords)
  return (
    <Alert tone="warn" title={say.removed}>
      <p>{say.removedText}</p>
      {!locked && <Button onPress={onRestore}>{say.restore}</Button>}
    </Alert>
  )
}
