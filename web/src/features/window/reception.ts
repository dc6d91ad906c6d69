// One person at the window as far as it has come: who it is, what they want, what was typed for them.
import { useCallback } from 'react'
import type { FileName } from '@/case/material-upload'
import { useKept } from '@/shell'
import type { ServedPerson } from './find-person'
import type { ChosenMatter } from './matter'

/** What came of one material: on paper, scanned, both, or nothing yet. */
export interface Handed {
  paper: boolean
  files: readonly string[]
}
export type AllHanded = Readonly<Record<string, Handed>>

export interface FilledIn {
  values: Record<string, string>
  handed: AllHanded
  /** What the files were called here. */
  names: [string, FileName][]
}

export interface Reception {
  person?: ServedPerson
  matter?: ChosenMatter
  filled?: FilledIn
}

const nobody: Reception = {}

/**
 * A reload in the middle of it loses nothing; beginning anew, another applicant and taking in leave nothing
 * behind for the next person at this machine.
 */
export function useReception(resumes: boolean) {
  const { value, put, drop, givenBack } = useKept('reception', nobody, resumes)
  const setPerson = useCallback((person: ServedPerson) => put(() => ({ person })), [put])
  // Answers change the form, and what was typed into what stays of it is not typed again.
  const setMatter = useCallback(
    (matter: ChosenMatter) =>
      put((before) => ({
        ...before,
        matter,
        filled: before.matter?.package === matter.package ? before.filled : undefined,
      })),
    [put],
  )
  const setFilled = useCallback((filled: FilledIn) => put((before) => ({ ...before, filled })), [put])
  const forget = useCallback(() => {
    put(() => nobody)
    drop()
  }, [put, drop])
  return { ...value, givenBack, setPerson, setMatter, setFilled, forget, drop }
}
