// One draft while it is filled in: what is entered, what is handed in, and saving both.
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  draft as readDraft,
  isProblem,
  plan as readPlan,
  saveDraft,
  type DraftView,
  type HandedMaterialInput,
  type PlanView,
  type Problem,
} from '@/api'
import type { FileNames } from '@/case/material-upload'
import { withoutAddress } from '@/case/delivery-choice'
import {
  pagesOf,
  useAutosave,
  type AllRecorded,
  type FormPage,
  type Recorded,
  type SaveState,
  type Values,
} from '@/form'
import { dictionary, useText, useWords } from '@/i18n'
import { Loaded, portal, useMe } from '@/shell'
import { Empty, Link, Page } from '@/ui'
import { useUnsent, useWriting } from './unsent'
import { words } from './words'

export interface DraftState {
  id: string
  plan: PlanView
  pages: readonly FormPage[]
  answers: Readonly<Record<string, string>>
  values: Values
  setValue: (field: string, value: string) => void
  materials: readonly HandedMaterialInput[]
  setFiles: (material: string, files: readonly string[]) => void
  /** Names of files sent from this page; the draft itself keeps only their hashes. */
  fileNames: FileNames
  saved: SaveState
  flush: () => Promise<SaveState>
  /** Fields and materials filled in again: the server did not have them as they were left here. */
  givenBack: readonly string[]
  /** What the server refused at submission, by field code. */
  refused: Readonly<Record<string, string>>
  /** What the register of persons knows, by field, and what is said against it. */
  recorded: AllRecorded
  setRefused: (refused: Readonly<Record<string, string>>) => void
}

const DraftContext = createContext<DraftState | null>(null)

export function useDraft(): DraftState {
  const state = useContext(DraftContext)
  if (!state) throw new Error('a draft page stands inside a DraftScope')
  return state
}

export function DraftScope({ id, children }: { id: string; children: ReactNode }) {
  const draftQuery = useQuery({
    queryKey: ['draft', id],
    queryFn: ({ signal }) => readDraft(id, signal),
    // What is on the page is newer than what the server has; never overwrite it from there.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  })
  const draft = draftQuery.data
  const planQuery = useQuery({
    queryKey: ['catalogue', 'plan', draft?.package, draft?.answers],
    queryFn: ({ signal }) => readPlan(draft?.package ?? '', draft?.answers ?? {}, signal),
    enabled: Boolean(draft),
    staleTime: Infinity,
  })
  // Back from the confirmation leads here, and nothing can be submitted twice.
  if (isProblem(draftQuery.error) && isGone(draftQuery.error.code)) return <Gone said={draftQuery.error} />
  return (
    <Loaded query={draftQuery}>
      {(loaded) => (
        <Loaded query={planQuery}>
          {(plan) => (
            <Editing key={loaded.id} draft={loaded} plan={plan}>
              {children}
            </Editing>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

const isGone = (code: string) => code === 'no_such_draft' || code === 'draft_already_filed'

/** The server says which case it became. */
function Gone({ said }: { said: Problem }) {
  const say = useWords(words)
  const text = useText()
  return (
    <Page title={say.draftGone}>
      <Empty
        title={said.code === 'draft_already_filed' ? text(said.text) : say.draftGoneText}
        next={
          <Link href={portal.matters()} button="primary">
            {say.matters}
          </Link>
        }
      />
    </Page>
  )
}

/** What the register of persons knows of the applicant, by field; other registers are asked later. */
function knownOf(plan: PlanView, onRecord: Readonly<Record<string, string>> = {}): Values {
  return Object.fromEntries(
    plan.fields.flatMap((field) => {
      const value = field.asked && field.on_record ? onRecord[field.on_record] : undefined
      return value ? [[field.code, value]] : []
    }),
  )
}

/** The field that asks whom to call: filled in and typed over, for no register vouches for a number. */
function numberOf(plan: PlanView, onRecord: Readonly<Record<string, string>> = {}): Values {
  const asked = plan.fields.find((field) => field.to_call && field.asked)
  return asked && onRecord.phone ? { [asked.code]: onRecord.phone } : {}
}

/** What a register has checked stands until somebody disputes it, whatever an older draft says. */
function filledIn(known: Values, phone: Values, draft: DraftView, checked: boolean): Values {
  const standing = Object.entries(known).filter(([code]) => checked && draft.disputes[code] === undefined)
  return { ...phone, ...known, ...draft.fields, ...Object.fromEntries(standing) }
}

/** The disputes of a draft: by field, why what the register says is wrong. */
function useRecorded(known: Values, draft: DraftView, setValue: SetValue, onChange: () => void) {
  const { me } = useMe()
  const checked = me?.proven ?? false
  const [disputes, setDisputes] = useState<Values>(draft.disputes)
  const recorded = useMemo(() => {
    const put = (code: string, reason: string | undefined) => {
      onChange()
      setDisputes((before) => {
        const others = Object.fromEntries(Object.entries(before).filter(([other]) => other !== code))
        return reason === undefined ? others : { ...others, [code]: reason }
      })
    }
    const one = (code: string, value: string): Recorded => ({
      value,
      checked,
      reason: checked ? disputes[code] : undefined,
      dispute: () => put(code, ''),
      explain: (reason) => put(code, reason),
      keep: () => {
        put(code, undefined)
        setValue(code, value)
      },
    })
    return Object.fromEntries(Object.entries(known).map(([code, value]) => [code, one(code, value)]))
  }, [known, checked, disputes, setValue, onChange])
  return { disputes, recorded }
}

type SetValue = (field: string, value: string) => void

const otherwise = dictionary({ zh: words.zh.otherPage, en: words.en.otherPage })

type Body = Parameters<typeof saveDraft>[1]

function useSave<T extends Body>(id: string, stored: (sent: T, kept: DraftView) => void) {
  const client = useQueryClient()
  return useCallback(
    async (latest: T) => {
      const kept = await saveDraft(id, { ...latest, page: window.location.pathname })
      stored(latest, kept)
      client.setQueryData(['draft', id], kept)
      return kept
    },
    [client, id, stored],
  )
}

interface EditingProps {
  draft: DraftView
  plan: PlanView
  children: ReactNode
}

function Editing({ draft: onServer, plan, children }: EditingProps) {
  const { me } = useMe()
  const unsent = useUnsent(onServer, me?.person)
  const draft = unsent.first
  const known = useMemo(() => knownOf(plan, me?.on_record), [plan, me?.on_record])
  const [values, setValues] = useState<Values>(() =>
    filledIn(known, numberOf(plan, me?.on_record), draft, me?.proven ?? false),
  )
  const [materials, setMaterials] = useState<readonly HandedMaterialInput[]>(draft.materials)
  const [changed, setChanged] = useState(unsent.givenBack.length > 0)
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({})
  const [fileNames] = useState<FileNames>(() => new Map())
  const pages = useMemo(() => pagesOf(withoutAddress(plan.fields, plan.delivery), otherwise), [plan])

  const touch = useCallback(() => setChanged(true), [])
  const setValue = useCallback((field: string, value: string) => {
    setChanged(true)
    setValues((before) => ({ ...before, [field]: value }))
    setRefused((before) => (field in before ? { ...before, [field]: '' } : before))
  }, [])
  const { disputes, recorded } = useRecorded(known, draft, setValue, touch)
  const body = useMemo(
    () => ({
      package: draft.package,
      answers: draft.answers,
      fields: { ...values },
      materials: [...materials],
      page: window.location.pathname,
      disputes: { ...disputes },
    }),
    [draft.package, draft.answers, values, materials, disputes],
  )
  useWriting(body, changed, unsent.write)
  const { state: saved, flush } = useAutosave(body, changed, useSave<typeof body>(draft.id, unsent.stored))

  const setFiles = useCallback((material: string, files: readonly string[]) => {
    setChanged(true)
    setMaterials((before) => {
      const others = before.filter((one) => one.material !== material)
      return files.length === 0 ? others : [...others, { material, form: 'electronic', files: [...files] }]
    })
  }, [])
  const state: DraftState = {
    id: draft.id,
    plan,
    pages,
    answers: draft.answers,
    values,
    setValue,
    materials,
    setFiles,
    fileNames,
    saved,
    flush,
    givenBack: unsent.givenBack,
    recorded,
    refused,
    setRefused,
  }
  return <DraftContext value={state}>{children}</DraftContext>
}
