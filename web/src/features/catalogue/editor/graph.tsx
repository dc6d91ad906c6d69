import { memo, useMemo, useRef, useState, type PointerEvent } from 'react'
import { useWords } from '@/i18n'
import { Button } from '@/ui'
import { nodeSize, placesOf, type Edge, type Place } from './edges'
import styles from './graph.module.css'
import { packageWords } from './package-words'

interface GraphProps {
  items: readonly string[]
  edges: readonly Edge[]
  nameOf: (code: string) => string
}

const margin = 16
const scales = [0.4, 0.6, 0.8, 1, 1.25, 1.5]

/** The same facts as the tree, drawn. It scrolls as any box does: by mouse, touch and arrow keys. */
export function Graph({ items, edges, nameOf }: GraphProps) {
  const say = useWords(packageWords)
  const [size, setSize] = useState(3)
  const places = useMemo(() => placesOf(items, edges), [items, edges])
  const scale = scales[size] ?? 1
  const width = Math.max(0, ...places.map((place) => place.x)) + nodeSize.width + 2 * margin
  const height = Math.max(0, ...places.map((place) => place.y)) + nodeSize.height + 2 * margin
  const drag = useDrag()
  const label = say.graphLabel(items.length, edges.length)
  return (
    <div>
      <div className={styles.tools}>
        <Button isDisabled={size === 0} onPress={() => setSize(size - 1)}>
          － {say.zoomOut}
        </Button>
        <Button isDisabled={size === scales.length - 1} onPress={() => setSize(size + 1)}>
          ＋ {say.zoomIn}
        </Button>
      </div>
      <div className={styles.frame} role="region" aria-label={label} tabIndex={0} {...drag}>
        <svg
          width={width * scale}
          height={height * scale}
          viewBox={`${-margin} ${-margin} ${width} ${height}`}
          aria-hidden="true"
        >
          <Drawing places={places} edges={edges} nameOf={nameOf} />
        </svg>
      </div>
    </div>
  )
}

/** Pulled with the mouse it follows; touch and wheel do so by themselves. */
function useDrag() {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
      if (event.pointerType !== 'mouse') return
      const box = event.currentTarget
      from.current = { x: box.scrollLeft + event.clientX, y: box.scrollTop + event.clientY }
      box.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLDivElement>) => {
      if (!from.current) return
      event.currentTarget.scrollTo(from.current.x - event.clientX, from.current.y - event.clientY)
    },
    onPointerUp: () => {
      from.current = null
    },
  }
}

type DrawingProps = Pick<GraphProps, 'edges' | 'nameOf'> & { places: readonly Place[] }

/** Drawn once: a change of size is the picture's, not that of its nodes. */
const Drawing = memo(function Drawing({ places, edges, nameOf }: DrawingProps) {
  const at = new Map(places.map((place) => [place.item, place]))
  return (
    <>
      <defs>
        <marker
          id="arrow"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="8"
          markerHeight="8"
          orient="auto"
        >
          <path d="M0 0l8 4-8 4z" className={styles.head} />
        </marker>
      </defs>
      {edges.map(([from, to]) => {
        const [start, end] = [at.get(from), at.get(to)]
        return start && end ? (
          <path key={`${from} ${to}`} d={line(start, end)} className={styles.line} />
        ) : null
      })}
      {places.map((place) => (
        <foreignObject
          key={place.item}
          x={place.x}
          y={place.y}
          width={nodeSize.width}
          height={nodeSize.height}
        >
          <div className={styles.node}>{nameOf(place.item)}</div>
        </foreignObject>
      ))}
    </>
  )
})

function line(start: Place, end: Place): string {
  const [x1, y1] = [start.x + nodeSize.width, start.y + nodeSize.height / 2]
  const [x2, y2] = [end.x - 2, end.y + nodeSize.height / 2]
  const bend = Math.max(24, (x2 - x1) / 2)
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`
}
