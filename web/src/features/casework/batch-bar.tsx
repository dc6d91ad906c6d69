import { lazy, Suspense, useMemo, useState } from 'react'
import type { TaskRow } from '@/api'
import { useText, useWords } from '@/i18n'
import { useShortcuts, type Shortcut } from '@/keys'
import { Alert, Button } from '@/ui'
import { rowKey, unfitFor, type BatchAct, type Outcome } from './batch'
import styles from './batch.module.css'
import { words } from './batch-words'

const BatchDialog = lazy(() => import('./batch-dialog').then((file) => ({ default: file.BatchDialog })))

const keys = { grant: 'g', review: 'o' } as const

interface BatchBarProps {
  chosen: readonly TaskRow[]
  onChoose: (keys: ReadonlySet<string>) => void
}

type Failures = ReadonlyMap<string, Outcome & { done: false }>

/** What can be done with the rows that are selected; and why those that failed are still among them. */
export function BatchBar({ chosen, onChoose }: BatchBarProps) {
  const say = useWords(words)
  const [asked, setAsked] = useState<BatchAct>()
  const [failures, setFailures] = useState<Failures>(new Map())
  const unfit = { grant: unfitFor('grant', chosen), review: unfitFor('review', chosen) }
  useBatchKeys({ count: chosen.length, busy: asked !== undefined, unfit, onAsk: setAsked, onChoose })
  if (chosen.length === 0 && !asked) return null
  const close = (outcomes: ReadonlyMap<string, Outcome>) => {
    const failed = [...outcomes].flatMap(([key, one]) => (one.done ? [] : [[key, one] as const]))
    setFailures(new Map(failed))
    setAsked(undefined)
    onChoose(new Set(chosen.map(rowKey).filter((key) => !outcomes.get(key)?.done)))
  }
  return (
    <div className={styles.bar} role="group" aria-label={say.bar} data-screen-only>
      <Failed chosen={chosen} failures={failures} />
      <strong role="status">{say.chosen(chosen.length)}</strong>
      {(['grant', 'review'] as const).map((act) => (
        <Button
          key={act}
          kind={act === 'grant' && !unfit.grant ? 'primary' : 'secondary'}
          keys={unfit[act] ? undefined : keys[act]}
          whyNot={
            unfit[act] && (act === 'grant' || unfit[act] !== unfit.grant)
              ? say.unfit[unfit[act]]
              : undefined
          }
          isDisabled={Boolean(unfit[act])}
          onPress={() => setAsked(act)}
        >
          {say[act]}
        </Button>
      ))}
      <Button kind="quiet" keys="Escape" onPress={() => onChoose(new Set())}>
        {say.clear}
      </Button>
      <Suspense>{asked && <BatchDialog act={asked} rows={chosen} onClose={close} />}</Suspense>
    </div>
  )
}

function Failed({ chosen, failures }: { chosen: readonly TaskRow[]; failures: Failures }) {
  const say = useWords(words)
  const text = useText()
  const still = chosen.filter((row) => failures.has(rowKey(row)))
  if (still.length === 0) return null
  return (
    <div className={styles.failed}>
      <Alert tone="warn" title={say.failures(still.length)}>
        <ul>
          {still.map((row) => (
            <li key={rowKey(row)}>
              <strong className="tabular">{row.number}</strong> {text(failures.get(rowKey(row))?.why)}
            </li>
          ))}
        </ul>
      </Alert>
    </div>
  )
}

interface BatchKeys {
  count: number
  busy: boolean
  unfit: Readonly<Record<BatchAct, string | undefined>>
  onAsk: (act: BatchAct) => void
  onChoose: BatchBarProps['onChoose']
}

function useBatchKeys({ count, busy, unfit, onAsk, onChoose }: BatchKeys) {
  const say = useWords(words)
  const some = count > 0 && !busy
  const { grant, review } = unfit
  const list = useMemo<Shortcut[]>(() => {
    if (!some) return []
    const group = say.bar
    return [
      ...(grant ? [] : [{ keys: keys.grant, label: say.grant, group, run: () => onAsk('grant') }]),
      ...(review ? [] : [{ keys: keys.review, label: say.review, group, run: () => onAsk('review') }]),
      { keys: 'Escape', label: say.clear, group, run: () => onChoose(new Set()) },
    ]
  }, [some, grant, review, onAsk, onChoose, say])
  useShortcuts(list)
}
