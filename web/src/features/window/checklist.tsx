import { useEffect, useRef } from 'react'
import type { CaseView, MaterialView } from '@/api'
import { useMaterialWords } from '@/case/viewer'
import { useFormats, useText, useWords } from '@/i18n'
import { Button, focusField, SelectField, Status, Tag, TextField } from '@/ui'
import { faultsOf, faultyMark, isSettled, lackingMark, type Examination, type Mark } from './examination'
import styles from './window.module.css'
import { words } from './words'

interface ChecklistProps {
  kase: CaseView
  materials: readonly MaterialView[]
  examination: Examination
  /** The paper in sight at the side. */
  current: string
  onCurrent: (code: string) => void
  /** False once nothing is left to examine: the findings are only shown. */
  open: boolean
}

/** One row a paper; three buttons, each with its key, which also work on the row in sight. */
export function Checklist(props: ChecklistProps) {
  return (
    <ol className={styles.checks}>
      {props.materials.map((material) => (
        <Check key={material.code} material={material} {...props} />
      ))}
    </ol>
  )
}

type CheckProps = ChecklistProps & { material: MaterialView }

function useMark(material: MaterialView, examination: Examination) {
  const subject = { kind: 'material' as const, code: material.code }
  const mark = examination.markOf(subject)
  const put = (next: Mark | undefined) => examination.put(subject, next)
  return {
    mark,
    put,
    present: () => put({ ok: true }),
    lacking: () => put(lackingMark(material)),
    faulty: () => put(faultyMark),
  }
}

/** What the three keys do to the paper in sight. */
export function markByKey(
  how: 'present' | 'lacking' | 'faulty',
  material: MaterialView | undefined,
  examination: Examination,
) {
  if (!material?.to_examine) return
  const subject = { kind: 'material' as const, code: material.code }
  if (how === 'present') examination.put(subject, { ok: true })
  else if (how === 'lacking') examination.put(subject, lackingMark(material))
  else {
    examination.put(subject, faultyMark)
    requestAnimationFrame(() => focusField(`fault-${material.code}`))
  }
}

function Check({ material, kase, examination, current, onCurrent, ...rest }: CheckProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const inWords = useMaterialWords()
  const row = useRef<HTMLLIElement>(null)
  const { mark, put, present, lacking, faulty } = useMark(material, examination)
  const isCurrent = current === material.code
  const open = rest.open && material.to_examine && !isSettled(kase, material)
  useEffect(() => {
    if (isCurrent) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isCurrent])
  const missing = mark?.fault === 'missing' && !mark.ok
  const name = text(material.name)
  return (
    <li ref={row} className={`${styles.check} ${isCurrent ? styles.current : ''}`}>
      <div className={styles.checkHead}>
        <button
          type="button"
          className={styles.checkName}
          aria-current={isCurrent ? 'true' : undefined}
          onClick={() => onCurrent(material.code)}
        >
          {name}
        </button>
        {material.to_examine || mark ? <State mark={mark} /> : <Tag>{say.leftOut}</Tag>}
      </div>
      <span className={styles.soft}>
        {[
          inWords(material) || material.files.map((file) => format.bytes(file.size)).join(' + '),
          format.list(material.for_items.map((item) => text(item.name))),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {open && (
        <div className={styles.marks} role="group" aria-label={name}>
          <Button aria-pressed={Boolean(mark?.ok)} keys={isCurrent ? 'p' : undefined} onPress={present}>
            {say.present}
          </Button>
          <Button aria-pressed={missing} keys={isCurrent ? 'm' : undefined} onPress={lacking}>
            {say.lacking}
          </Button>
          <Button
            aria-pressed={Boolean(mark && !mark.ok && !missing)}
            keys={isCurrent ? 'f' : undefined}
            onPress={faulty}
          >
            {say.faulty}
          </Button>
        </div>
      )}
      {mark && !mark.ok && <Fault material={material} mark={mark} put={open ? put : undefined} />}
    </li>
  )
}

function State({ mark }: { mark: Mark | undefined }) {
  const say = useWords(words)
  if (!mark) return <Tag>{say.notYet}</Tag>
  if (mark.ok) return <Status shape="done">{say.isPresent}</Status>
  return <Status shape="refused">{mark.fault === 'missing' ? say.isLacking : say.isFaulty}</Status>
}

interface FaultProps {
  material: MaterialView
  mark: Mark
  put: ((mark: Mark) => void) | undefined
}

function Fault({ material, mark, put }: FaultProps) {
  const say = useWords(words)
  const text = useText()
  const listed = material.common_faults.find((fault) => fault.code === mark.fault)
  if (!put)
    return <p className={styles.faultForm}>{[text(listed?.name), mark.note].filter(Boolean).join(' ')}</p>
  const options = faultsOf(material).map((fault) => ({ value: fault.code, label: text(fault.name) }))
  return (
    <div className={styles.faultForm}>
      {mark.fault !== 'missing' && options.length > 0 && (
        <SelectField
          name={`fault-${material.code}`}
          label={say.fault}
          options={options}
          optional
          width="full"
          value={listed ? listed.code : ''}
          onChange={(fault) => put({ ...mark, fault: fault || faultyMark.fault })}
        />
      )}
      <TextField
        name={`note-${material.code}`}
        label={say.note}
        optional={Boolean(listed)}
        value={mark.note ?? ''}
        onChange={(note) => put({ ...mark, note })}
        maxLength={500}
      />
    </div>
  )
}
