import { useEffect, useRef, useState } from 'react'
import type { CaseView, MaterialView } from '@/api'
import { useMaterialWords } from '@/case/viewer'
import { useFormats, useText, useWords } from '@/i18n'
import { Button, focusField, SelectField, Status, Tag, TextField } from '@/ui'
import { Dialog } from '@/ui/dialog'
import {
  faultsOf,
  faultyMark,
  isSettled,
  marked,
  reasonLost,
  type Examination,
  type How,
  type Mark,
} from './examination'
import styles from './window.module.css'
import { words } from './words'

interface ChecklistProps {
  kase: CaseView
  materials: readonly MaterialView[]
  examination: Examination
  marking: Marking
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

interface Doubt {
  how: How
  material: MaterialView
  then: () => void
}

/** Marks papers, by key or by button; a reason somebody has written is not thrown away unasked. */
export function useMarking(examination: Examination) {
  const [doubt, setDoubt] = useState<Doubt>()
  const put = ({ how, material, then }: Doubt) => {
    const subject = { kind: 'material' as const, code: material.code }
    examination.put(subject, marked(how, material, examination.markOf(subject)))
    if (how === 'faulty') requestAnimationFrame(() => focusField(`fault-${material.code}`))
    then()
  }
  return {
    mark: (how: How, material: MaterialView, then = () => {}) => {
      if (!material.to_examine) return
      const asked = { how, material, then }
      if (reasonLost(how, material, examination)) setDoubt(asked)
      else put(asked)
    },
    doubt,
    settle: (really: boolean) => {
      setDoubt(undefined)
      if (really && doubt) put(doubt)
    },
  }
}

export type Marking = ReturnType<typeof useMarking>

/** Asked before what a clerk has written about a paper goes. */
export function MarkDoubt({ marking, examination }: { marking: Marking; examination: Examination }) {
  const say = useWords(words)
  const text = useText()
  const { doubt, settle } = marking
  if (!doubt) return null
  const { material, how } = doubt
  const mark = examination.markOf({ kind: 'material', code: material.code })
  const listed = material.common_faults.find((fault) => fault.code === mark?.fault)
  return (
    <Dialog
      title={say.reasonLost(text(material.name))}
      isOpen
      onClose={() => settle(false)}
      urgent
      actions={
        <>
          {/* A stray key brought this up: going back is what Enter does. */}
          {/* eslint-disable-next-line jsx-a11y/no-autofocus */}
          <Button kind="primary" autoFocus onPress={() => settle(false)}>
            {say.reasonKeep}
          </Button>
          <Button kind="danger" onPress={() => settle(true)}>
            {how === 'present' ? say.reasonDropPresent : say.reasonDropLacking}
          </Button>
        </>
      }
    >
      <p>{say.reasonLostText}</p>
      <p>
        <strong>{[text(listed?.name), mark?.note].filter(Boolean).join(' ')}</strong>
      </p>
    </Dialog>
  )
}

function Check({ material, kase, examination, marking, current, onCurrent, ...rest }: CheckProps) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const inWords = useMaterialWords()
  const row = useRef<HTMLLIElement>(null)
  const subject = { kind: 'material' as const, code: material.code }
  const mark = examination.markOf(subject)
  const by = (how: How) => () => marking.mark(how, material)
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
        {material.files_before.length > 0 && <Tag tone="info">{say.replaced}</Tag>}
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
          <Button
            aria-pressed={Boolean(mark?.ok)}
            keys={isCurrent ? 'p' : undefined}
            onPress={by('present')}
          >
            {say.present}
          </Button>
          <Button aria-pressed={missing} keys={isCurrent ? 'm' : undefined} onPress={by('lacking')}>
            {say.lacking}
          </Button>
          <Button
            aria-pressed={Boolean(mark && !mark.ok && !missing)}
            keys={isCurrent ? 'f' : undefined}
            onPress={by('faulty')}
          >
            {say.faulty}
          </Button>
        </div>
      )}
      {mark && !mark.ok && (
        <Fault
          material={material}
          mark={mark}
          put={open ? (next) => examination.put(subject, next) : undefined}
        />
      )}
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
