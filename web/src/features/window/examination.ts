// What the clerk has found so far, beside what is already on record.
import { useMemo, useState } from 'react'
import type { CaseView, FieldView, FindingInput, MaterialView } from '@/api'

export interface Mark {
  ok: boolean
  fault?: string
  note?: string
}

/** How every material's list names that it was not handed in. */
const missing = 'missing'
/** Said in the note alone; a field at fault has no list to choose from. */
const inWords = 'other'

/** It is not a word of the screen but of the notice, which is Chinese whatever language the clerk reads. */
const lackingNote = '没有收到这份材料，请补交。'

/** Of a paper that is there; that one is lacking has its own key. */
export const faultsOf = (material: MaterialView) =>
  material.common_faults.filter((fault) => fault.code !== missing)

/** What is wrong is told only once: nothing is said before the clerk has chosen it or put it in words. */
export const faultyMark: Mark = { ok: false, fault: inWords, note: '' }

/** The list says in the notice that it is lacking; only where it does not, a note has to. */
export const lackingMark = (material: MaterialView): Mark => ({
  ok: false,
  fault: missing,
  note: material.common_faults.some((fault) => fault.code === missing) ? '' : lackingNote,
})

export type How = 'present' | 'lacking' | 'faulty'

/** A paper so marked; at fault already, it keeps what was said of it. */
export function marked(how: How, material: MaterialView, before: Mark | undefined): Mark {
  if (how === 'present') return { ok: true }
  if (how === 'lacking') return lackingMark(material)
  return before && !before.ok && before.fault !== missing ? before : faultyMark
}

/** Whether marking it so would throw away a reason that was chosen or written here. */
export function reasonLost(
  how: How,
  material: MaterialView,
  examination: Pick<Examination, 'faults'>,
): boolean {
  const here = examination.faults.find(
    ({ subject }) => subject.kind === 'material' && subject.code === material.code,
  )?.mark
  if (!here) return false
  if (here.fault === missing)
    return how !== 'lacking' && Boolean(here.note?.trim()) && here.note !== lackingNote
  return how !== 'faulty' && (here.fault !== inWords || Boolean(here.note?.trim()))
}

/** States of an item whose papers the window may still judge. */
const openStates = ['received', 'correction']

/** A paper all of whose items are accepted or decided: nothing of it is judged any more. */
export function isSettled(kase: CaseView, material: MaterialView): boolean {
  const needs = material.for_items.map((item) => item.code)
  const tasks = kase.tasks.filter((task) => needs.includes(task.item.code))
  return tasks.length > 0 && tasks.every((task) => !openStates.includes(task.state.code))
}

/** The paper to look at after this one: the next that nobody has examined, from the top again at the end. */
export function nextUnexamined(
  papers: readonly MaterialView[],
  at: number,
  examination: Pick<Examination, 'markOf'>,
): MaterialView | undefined {
  const after = [...papers.slice(at + 1), ...papers.slice(0, at)]
  return after.find(
    (paper) => paper.to_examine && !examination.markOf({ kind: 'material', code: paper.code }),
  )
}

export interface Subject {
  kind: 'material' | 'field'
  code: string
}
const keyOf = (subject: Subject) => `${subject.kind}:${subject.code}`

export interface Examination {
  /** Marked here, or on record; undefined while nobody has looked. */
  markOf: (subject: Subject) => Mark | undefined
  put: (subject: Subject, mark: Mark | undefined) => void
  /** Papers nobody has looked at yet. */
  left: readonly MaterialView[]
  /** Marked at fault, here and now. */
  faults: readonly { subject: Subject; mark: Mark }[]
  /** Faults on record that are not overridden here. */
  standing: number
  /** To be sent: what was marked here. */
  findings: FindingInput[]
  clear: () => void
}

function recorded(material: MaterialView | undefined): Mark | undefined {
  const finding = material?.finding
  return finding && { ok: finding.ok, fault: finding.fault, note: finding.note }
}

/** `open`: the window may still examine; what was marked before somebody else closed it stands no longer. */
export function useExamination(kase: CaseView, open: boolean): Examination {
  const [marks, setMarks] = useState<Readonly<Record<string, Mark>>>({})
  return useMemo(() => {
    const asked = kase.materials.filter((material) => material.asked)
    const materialOf = (code: string) => kase.materials.find((one) => one.code === code)
    const markOf = (subject: Subject) =>
      (open ? marks[keyOf(subject)] : undefined) ??
      (subject.kind === 'material' ? recorded(materialOf(subject.code)) : undefined)
    const entries = Object.entries(marks).map(([key, mark]) => {
      const [kind, code] = key.split(':') as [Subject['kind'], string]
      return { subject: { kind, code }, mark }
    })
    return {
      markOf,
      put: (subject, mark) =>
        setMarks((before) => {
          const others = Object.entries(before).filter(([key]) => key !== keyOf(subject))
          return Object.fromEntries(mark ? [...others, [keyOf(subject), mark]] : others)
        }),
      left: asked.filter(
        (material) => material.to_examine && !markOf({ kind: 'material', code: material.code }),
      ),
      faults: entries.filter(({ mark }) => !mark.ok),
      standing: asked.filter((one) => !marks[`material:${one.code}`] && recorded(one)?.ok === false).length,
      findings: entries.map(({ subject, mark }) => ({
        kind: subject.kind,
        subject: subject.code,
        ok: mark.ok,
        fault: mark.ok ? undefined : (mark.fault ?? inWords),
        note: mark.note?.trim() || undefined,
      })),
      clear: () => setMarks({}),
    }
  }, [kase.materials, marks, open])
}

/** Marked at fault, but not yet said what is wrong. */
export function unsaid(examination: Examination, materials: readonly MaterialView[]): Subject | undefined {
  const known = (code: string, fault: string | undefined) =>
    materials.find((one) => one.code === code)?.common_faults.some((one) => one.code === fault)
  return examination.faults.find(
    ({ subject, mark }) =>
      !mark.note?.trim() && !(subject.kind === 'material' && known(subject.code, mark.fault)),
  )?.subject
}

export function fieldSubject(field: FieldView): Subject {
  return { kind: 'field', code: field.code }
}
