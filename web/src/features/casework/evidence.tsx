import type { CaseView, MaterialView } from '@/api'
import { Entered } from '@/case/entered'
import { MaterialViewer } from '@/case/viewer'
import { useText, useWords } from '@/i18n'
import { Button } from '@/ui'
import styles from './casework.module.css'
import { words } from './words'

/** What is looked at beside the work: a paper by its code, or the form. */
export const theForm = ''

/** The papers of one item first, then the rest of the case. */
export function papersOf(
  kase: CaseView,
  item: string | undefined,
): { own: MaterialView[]; rest: MaterialView[] } {
  const own = kase.materials.filter((material) => material.for_items.some((one) => one.code === item))
  return { own, rest: kase.materials.filter((material) => !own.includes(material)) }
}

interface EvidenceProps {
  kase: CaseView
  item: string | undefined
  shown: string
  onShow: (shown: string) => void
}

/** The papers and the form, one of them large; everything the window has examined already. */
export function Evidence({ kase, item, shown, onShow }: EvidenceProps) {
  const say = useWords(words)
  const { own, rest } = papersOf(kase, item)
  const material = kase.materials.find((one) => one.code === shown)
  return (
    <section className={styles.seen} aria-label={say.evidence}>
      <div className={styles.papers} data-screen-only>
        <Button keys="f" aria-pressed={shown === theForm} onPress={() => onShow(theForm)}>
          {say.showForm}
        </Button>
        <PaperButtons materials={own} shown={shown} onShow={onShow} />
      </div>
      {rest.length > 0 && (
        <details className={styles.rest} data-screen-only>
          <summary>{say.otherPapers(rest.length)}</summary>
          <div className={styles.papers}>
            <PaperButtons materials={rest} shown={shown} onShow={onShow} />
          </div>
        </details>
      )}
      {material ? (
        <MaterialViewer key={material.code} kase={kase} material={material} />
      ) : (
        <div className={styles.form} tabIndex={0} role="region" aria-label={say.showForm}>
          <Entered kase={kase} />
        </div>
      )}
    </section>
  )
}

interface PaperButtonsProps extends Pick<EvidenceProps, 'shown' | 'onShow'> {
  materials: readonly MaterialView[]
}

function PaperButtons({ materials, shown, onShow }: PaperButtonsProps) {
  const text = useText()
  return materials.map((material) => (
    <Button
      key={material.code}
      aria-pressed={shown === material.code}
      onPress={() => onShow(material.code)}
    >
      {text(material.name)}
    </Button>
  ))
}
