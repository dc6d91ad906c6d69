import { useMemo, useState } from 'react'
import { fileHref, type CaseView, type FileView, type MaterialView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { Button, Link } from '@/ui'
import { RotateIcon } from '@/ui/icons'
import styles from './staff.module.css'
import { words } from './staff-words'

/** How a material stands, in words: handed in on paper, fetched, still the result of an earlier item. */
export function useMaterialWords(): (material: MaterialView) => string {
  const say = useWords(words)
  return (material) => {
    if (material.result_number) return say.resultIs(material.result_number)
    if (material.form === 'paper' && material.files.length === 0) return say.paperOnly
    if (material.files.length > 0) return ''
    if (material.source === 'fetched') return say.fetched
    if (material.source === 'result') return say.result
    if (material.source === 'commitment') return say.commitment
    return material.form ? say.noFiles : say.notHanded
  }
}

/** The files of one material, the chosen one large: pictures zoom and turn, the browser shows PDFs. */
export function MaterialViewer({ kase, material }: { kase: CaseView; material: MaterialView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const inWords = useMaterialWords()
  const [chosen, setChosen] = useState(0)
  const file = material.files[chosen] ?? material.files[0]
  const name = text(material.name)
  return (
    <section className={styles.viewer} aria-label={`${say.viewer} ${name}`}>
      <div className={styles.viewerHead}>
        <h2>{name}</h2>
        {material.files.length > 1 &&
          material.files.map((one, index) => (
            <Button
              key={one.file}
              kind="quiet"
              aria-pressed={one === file}
              onPress={() => setChosen(index)}
            >
              {say.file(index + 1, material.files.length)}
            </Button>
          ))}
        {file && (
          <Link href={fileHref(kase.id, file.file)} target="_blank" rel="noreferrer">
            {say.openFile} · {format.bytes(file.size)}
          </Link>
        )}
        {material.files_before.map((one, index) => (
          <Link key={one.file} href={fileHref(kase.id, one.file)} target="_blank" rel="noreferrer">
            {say.fileBefore(index + 1, material.files_before.length)}
          </Link>
        ))}
      </div>
      {file ? (
        <Shown
          key={file.file}
          href={fileHref(kase.id, file.file)}
          file={file}
          title={say.fileOf(name, material.files.indexOf(file) + 1)}
        />
      ) : (
        <p className={styles.none}>{inWords(material)}</p>
      )}
    </section>
  )
}

function Shown({ href, file, title }: { href: string; file: FileView; title: string }) {
  if (file.type.startsWith('image/')) return <Picture href={href} title={title} />
  return <iframe className={styles.sheet} src={`${href}#navpanes=0&view=FitH`} title={title} />
}

const widths = [50, 75, 100, 150, 200, 300, 400] as const

function Picture({ href, title }: { href: string; title: string }) {
  const say = useWords(words)
  const [zoom, setZoom] = useState(2)
  const [turn, setTurn] = useState(0)
  const list = useMemo(
    () => [
      {
        keys: '+',
        label: say.zoomIn,
        group: say.viewer,
        run: () => setZoom((now) => Math.min(widths.length - 1, now + 1)),
      },
      {
        keys: '-',
        label: say.zoomOut,
        group: say.viewer,
        run: () => setZoom((now) => Math.max(0, now - 1)),
      },
    ],
    [say],
  )
  useShortcuts(list)
  return (
    <>
      <div className={styles.zoom} data-screen-only>
        <Button
          kind="quiet"
          keys="+"
          isDisabled={zoom === widths.length - 1}
          onPress={() => setZoom(zoom + 1)}
        >
          {say.zoomIn}
        </Button>
        <Button kind="quiet" keys="-" isDisabled={zoom === 0} onPress={() => setZoom(zoom - 1)}>
          {say.zoomOut}
        </Button>
        <Button kind="quiet" icon={<RotateIcon />} onPress={() => setTurn((turn + 1) % 4)}>
          {say.turn}
        </Button>
      </div>
      <div className={styles.canvas} tabIndex={0} role="region" aria-label={title}>
        <img
          src={href}
          alt={title}
          className={styles[`turn${turn}`]}
          style={{ inlineSize: `${widths[zoom]}%` }}
        />
      </div>
    </>
  )
}
