import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useBlocker } from '@tanstack/react-router'
import type { RecordView } from '@/api'
import { useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { catalogue } from '@/shell/staff-paths'
import { Button, Link, useToast } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { conflictPlace } from './conflict'
import { editorWords } from './editor-words'
import styles from './editor.module.css'
import form from './form.module.css'
import type { RecordState } from './record-state'

interface ToolbarProps {
  revision: string
  view: RecordView
  state: RecordState
  name: string
  locked: boolean
}

/** Save, undo, redo: always in sight, always on the same keys. */
export function Toolbar({ revision, view, state, name, locked }: ToolbarProps) {
  const say = useWords(editorWords)
  const tell = useToast()
  const { dirty, saving, document, save, undo, redo, conflict } = state
  const can = dirty && !locked && !conflict
  const { mutate } = saving
  const send = useMemo(
    () => () => {
      if (can) mutate({ document, save }, { onSuccess: () => tell(say.saved(name)) })
    },
    [can, mutate, document, save, tell, say, name],
  )
  const takeUp = useTakingUp(send)
  const list = useMemo(() => {
    const group = say.keysGroup
    return [
      { keys: 'Control+s', label: say.save, group, whileTyping: true, run: takeUp },
      { keys: 'Control+z', label: say.undo, group, whileTyping: true, run: undo },
      { keys: 'Control+y', label: say.redo, group, whileTyping: true, run: redo },
    ]
  }, [say, takeUp, undo, redo])
  useShortcuts(list)
  const isNew = view.base === null && save === 0
  return (
    <div className={form.toolbar} role="toolbar" aria-label={say.keysGroup}>
      <Button kind="primary" keys="Control+s" isPending={saving.isPending} isDisabled={!can} onPress={send}>
        {say.save}
      </Button>
      <Button isDisabled={state.history.past.length === 0} onPress={undo}>
        {say.undo}
      </Button>
      <Button isDisabled={state.history.future.length === 0} onPress={redo}>
        {say.redo}
      </Button>
      <span className={dirty ? form.dirty : styles.soft} role="status">
        {conflict
          ? `● ${say.notSaved(conflict.by || say.colleague)}`
          : dirty
            ? `● ${say.dirty}`
            : isNew
              ? say.neverSaved
              : say.clean}
      </span>
      {conflict && <Button onPress={toConflict}>{say.toConflict}</Button>}
      {(view.kind === 'package' || view.kind === 'item') && !isNew && document !== null && (
        <Link href={catalogue.preview(revision, view.code, { of: view.kind })} button="secondary">
          {say.preview}
        </Link>
      )}
    </div>
  )
}

/** At the end of the page, folded: few come to a record to take it out. */
export function TakeOut({ view, state, name }: Pick<ToolbarProps, 'view' | 'state' | 'name'>) {
  const say = useWords(editorWords)
  const [removing, setRemoving] = useState(false)
  const { saving, save } = state
  if (state.document === null || (view.base === null && save === 0)) return null
  return (
    <details className={styles.fold}>
      <summary>{say.unneeded}</summary>
      <div className={styles.foldBody}>
        <p>{say.removeLead}</p>
        <div>
          <Button kind="danger" onPress={() => setRemoving(true)}>
            {say.remove}
          </Button>
        </div>
      </div>
      {removing && (
        <Remove
          name={name}
          onClose={() => setRemoving(false)}
          onRemove={() => {
            setRemoving(false)
            state.replace(null)
            saving.mutate({ document: null, save })
          }}
        />
      )}
    </details>
  )
}

function toConflict() {
  const box = document.getElementById(conflictPlace)
  box?.focus({ preventScroll: true })
  box?.scrollIntoView({ block: 'start' })
}

/** What stands in a box and is taken up when one leaves it belongs to what is saved. */
function useTakingUp(send: () => void) {
  const latest = useRef(send)
  useEffect(() => {
    latest.current = send
  }, [send])
  return useCallback(() => {
    const box = document.activeElement
    if (box instanceof HTMLElement) {
      box.blur()
      box.focus({ preventScroll: true })
    }
    setTimeout(() => latest.current(), 0)
  }, [])
}

interface RemoveProps {
  name: string
  onClose: () => void
  onRemove: () => void
}

function Remove({ name, onClose, onRemove }: RemoveProps) {
  const say = useWords(editorWords)
  return (
    <Dialog
      title={say.removeTitle(name)}
      isOpen
      urgent
      onClose={onClose}
      actions={
        <Button kind="danger" onPress={onRemove}>
          {say.removeGo}
        </Button>
      }
    >
      <p>{say.removeLead}</p>
    </Dialog>
  )
}

/** Whoever goes elsewhere with changes not saved is asked first. */
export function Leaving({ dirty }: { dirty: boolean }) {
  const say = useWords(editorWords)
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: () => dirty,
    withResolver: true,
  })
  if (blocker.status !== 'blocked') return null
  return (
    <Dialog
      title={say.leaveTitle}
      isOpen
      urgent
      onClose={blocker.reset}
      actions={
        <>
          <Button kind="primary" onPress={blocker.reset}>
            {say.leaveStay}
          </Button>
          <Button onPress={blocker.proceed}>{say.leaveGo}</Button>
        </>
      }
    >
      <p>{say.leaveText}</p>
    </Dialog>
  )
}
