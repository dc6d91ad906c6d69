import type { CaseView, FieldView } from '@/api'
import { Entered } from '@/case/entered'
import { words as staffWords } from '@/case/staff-words'
import { MaterialViewer } from '@/case/viewer'
import { useText, useWords } from '@/i18n'
import { Button, More, TextField } from '@/ui'
import { fieldSubject, type Examination } from './examination'
import styles from './window.module.css'
import { words } from './words'

interface OtherPapersProps {
  kase: CaseView
  current: string
  onCurrent: (code: string) => void
}

/** Papers the applicant need not bring: fetched, or results of earlier items. */
export function OtherPapers({ kase, current, onCurrent }: OtherPapersProps) {
  const say = useWords(words)
  const text = useText()
  const others = kase.materials.filter((material) => !material.asked)
  if (others.length === 0) return null
  return (
    <More summary={`${say.notAsked} · ${others.length}`}>
      <ol className={styles.checks}>
        {others.map((material) => (
          <li
            key={material.code}
            className={`${styles.check} ${current === material.code ? styles.current : ''}`}
          >
            <button type="button" className={styles.checkName} onClick={() => onCurrent(material.code)}>
              {text(material.name)}
            </button>
            <span className={styles.soft}>{text(material.why)}</span>
          </li>
        ))}
      </ol>
    </More>
  )
}

interface SideProps {
  kase: CaseView
  examination: Examination
  current: string
  side: 'papers' | 'form'
  onSide: (side: 'papers' | 'form') => void
  open: boolean
}

/** The paper in sight, or the form it has to agree with. */
export function Side({ kase, examination, current, side, onSide, open }: SideProps) {
  const say = useWords(words)
  const staff = useWords(staffWords)
  const material = kase.materials.find((one) => one.code === current)
  return (
    <div className={styles.seen}>
      <div className={styles.switch} data-screen-only>
        <Button kind="quiet" aria-pressed={side === 'papers'} onPress={() => onSide('papers')}>
          {staff.viewer}
        </Button>
        <Button kind="quiet" aria-pressed={side === 'form'} onPress={() => onSide('form')}>
          {say.form}
        </Button>
      </div>
      {side === 'papers' && material && <MaterialViewer key={current} kase={kase} material={material} />}
      {side === 'form' && (
        <div className={styles.form}>
          <h2 className="visually-hidden">{say.form}</h2>
          <Entered
            kase={kase}
            beside={open ? (field) => <FieldMark field={field} examination={examination} /> : undefined}
          />
        </div>
      )}
    </div>
  )
}

function FieldMark({ field, examination }: { field: FieldView; examination: Examination }) {
  const say = useWords(words)
  const text = useText()
  const subject = fieldSubject(field)
  const mark = examination.markOf(subject)
  const name = text(field.label)
  return (
    <>
      <Button
        kind="quiet"
        aria-pressed={Boolean(mark)}
        aria-label={`${mark ? say.unmarkField : say.markField}: ${name}`}
        onPress={() => examination.put(subject, mark ? undefined : { ok: false, note: '' })}
      >
        {mark ? say.unmarkField : say.markField}
      </Button>
      {mark && (
        <TextField
          name={`field-${field.code}`}
          label={say.fieldFault(name)}
          value={mark.note ?? ''}
          onChange={(note) => examination.put(subject, { ...mark, note })}
          maxLength={500}
        />
      )}
    </>
  )
}
