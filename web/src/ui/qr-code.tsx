import { useMemo } from 'react'
import { encode } from 'uqr'
import styles from './display.module.css'

/** Black on white in every mode, so that every scanner reads it. */
export function QrCode({ text, label, size = '9rem' }: { text: string; label: string; size?: string }) {
  const { path, edge } = useMemo(() => {
    const code = encode(text, { ecc: 'M', border: 0 })
    const dark = code.data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { path: dark.join(''), edge: code.size }
  }, [text])
  return (
    <span className={styles.qr}>
      <svg
        width={size}
        height={size}
        viewBox={`0 0 ${edge} ${edge}`}
        role="img"
        aria-label={label}
        shapeRendering="crispEdges"
      >
        <path d={path} fill="currentColor" />
      </svg>
    </span>
  )
}
