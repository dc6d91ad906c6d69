import { lazy, Suspense, useState } from 'react'
import { useQueries } from '@tanstack/react-query'
import { record, type Json, type JsonObject } from '@/api'
import { useFormats, useWords } from '@/i18n'
import { Alert, Button, Waiting } from '@/ui'
import { circleIn, edgesOf, itemsOf, proposedEdges, reachOf, stepsOf, type Edge } from './edges'
import { useEditing, useMessage } from './editing'
import styles from './editor.module.css'
import form from './form.module.css'
import { packageWords } from './package-words'
import { useNameOf } from './records'

const Graph = lazy(() => import('./graph').then((file) => ({ default: file.Graph })))

function useItemDocuments(revision: string, items: readonly string[]): ReadonlyMap<string, Json> {
  return useQueries({
    queries: items.map((code) => ({
      queryKey: ['editor', 'item', revision, code],
      queryFn: async () => (await record(revision, 'item', code)).document,
      staleTime: 60_000,
      retry: false,
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap((answer, index) =>
          answer.data === undefined ? [] : [[items[index] ?? '', answer.data] as const],
        ),
      ),
  })
}

/** The order of a package, proposed from who needs whose result: a tree to work in, a graph to see. */
export function PackageOrder({ document }: { document: JsonObject }) {
  const say = useWords(packageWords)
  const format = useFormats()
  const { revision, change } = useEditing()
  const error = useMessage('/edges')
  const nameOf = useNameOf('item', revision)
  const [look, setLook] = useState<'tree' | 'graph'>('tree')
  const items = itemsOf(document)
  const edges = edgesOf(document)
  const circle = circleIn(items, edges)
  const put = (next: readonly Edge[]) =>
    change(
      '/edges',
      next.map((edge) => [...edge]),
    )
  return (
    <div className={form.order} data-field="/edges">
      <p className={styles.soft}>{say.orderLead}</p>
      {error && <p className={styles.fault}>{error}</p>}
      {circle.length > 0 && <Alert tone="bad" title={say.circle(format.list(circle.map(nameOf)))} />}
      <Proposals items={items} edges={edges} onTake={(taken) => put([...edges, ...taken])} />
      <div className={styles.buttons} role="group" aria-label={say.order}>
        <Button aria-pressed={look === 'tree'} onPress={() => setLook('tree')}>
          {say.tree}
        </Button>
        <Button aria-pressed={look === 'graph'} onPress={() => setLook('graph')}>
          {say.graph}
        </Button>
      </div>
      {look === 'tree' ? (
        <Tree items={items} edges={edges} onPut={put} />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Graph items={items} edges={edges} nameOf={nameOf} />
        </Suspense>
      )}
    </div>
  )
}

interface ProposalsProps {
  items: readonly string[]
  edges: readonly Edge[]
  onTake: (edges: Edge[]) => void
}

function Proposals({ items, edges, onTake }: ProposalsProps) {
  const say = useWords(packageWords)
  const { revision, locked } = useEditing()
  const nameOf = useNameOf('item', revision)
  const materialOf = useNameOf('material', revision)
  const proposals = proposedEdges(useItemDocuments(revision, items), edges)
  if (proposals.length === 0 || locked) return null
  return (
    <Alert tone="info" title={say.proposals(proposals.length)}>
      <ul className={form.proposals}>
        {proposals.map(({ edge, material }) => (
          <li key={edge.join(' ')}>
            {say.proposal(nameOf(edge[0]), nameOf(edge[1]), materialOf(material))}{' '}
            {proposals.length > 1 && (
              <Button kind="quiet" onPress={() => onTake([edge])}>
                {say.acceptOne}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button kind="primary" onPress={() => onTake(proposals.map((one) => one.edge))}>
        {say.acceptAll}
      </Button>
    </Alert>
  )
}

interface TreeProps {
  items: readonly string[]
  edges: readonly Edge[]
  onPut: (edges: Edge[]) => void
}

function Tree({ items, edges, onPut }: TreeProps) {
  const say = useWords(packageWords)
  const steps = stepsOf(items, edges)
  const reached = reachOf(edges)
  const last = Math.max(-1, ...steps.values())
  return (
    <ol className={form.tree}>
      {Array.from({ length: last + 1 }, (_, step) => (
        <li key={step}>
          <h3>{say.step(step + 1)}</h3>
          <ul>
            {items
              .filter((item) => steps.get(item) === step)
              .map((item) => (
                <Waits
                  key={item}
                  item={item}
                  items={items}
                  edges={edges}
                  after={reached(item)}
                  onPut={onPut}
                />
              ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

interface WaitsProps extends TreeProps {
  item: string
  /** What comes after it, itself among it: it cannot wait for any of these. */
  after: ReadonlySet<string>
}

function Waits({ item, items, edges, after, onPut }: WaitsProps) {
  const say = useWords(packageWords)
  const { revision, locked } = useEditing()
  const nameOf = useNameOf('item', revision)
  const before = edges.filter((edge) => edge[1] === item)
  const offered = items.filter((other) => !after.has(other) && !before.some((edge) => edge[0] === other))
  return (
    <li className={form.treeRow}>
      <strong>{nameOf(item)}</strong>
      <span className={styles.tags}>
        <span className={styles.soft}>{before.length === 0 ? say.atOnce : say.needs}</span>
        {before.map((edge) => (
          <span key={edge[0]} className={styles.tag}>
            {nameOf(edge[0])}
            {!locked && (
              <Button
                kind="quiet"
                aria-label={say.removeEdge(nameOf(edge[0]), nameOf(item))}
                onPress={() => onPut(edges.filter((one) => one !== edge))}
              >
                ×
              </Button>
            )}
          </span>
        ))}
        {!locked && offered.length > 0 && (
          <select
            aria-label={say.addEdge(nameOf(item))}
            value=""
            onChange={(event) => onPut([...edges, [event.target.value, item]])}
          >
            <option value="">＋</option>
            {offered.map((other) => (
              <option key={other} value={other}>
                {nameOf(other)}
              </option>
            ))}
          </select>
        )}
      </span>
    </li>
  )
}
