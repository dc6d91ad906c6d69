import { useState } from 'react'
import { isProblem, type CaseView, type MaterialView, type PlanView } from '@/api'
import { refusedByName } from '@/case/filing'
import { MaterialUpload } from '@/case/material-upload'
import { useCaseAct, useCasePlan } from '@/case/use-case'
import { FormField, tidied, type Field } from '@/form'
import { useText, useWords } from '@/i18n'
import { ActNote } from '@/shell/act-note'
import { Loaded } from '@/shell'
import { Button, ErrorSummary, MultiField, TickField, useToast } from '@/ui'
import { Dialog } from '@/ui/dialog'
import styles from './window.module.css'
import { words } from './words'

interface ChangeProps {
  kase: CaseView
  etag: string | null
  /** Put right before anything is told, or the answer to the one notice. */
  how: 'mending' | 'supplement'
  onClose: () => void
}

/** New values and new papers, keyed in by the clerk while the person is at the window. */
export function ChangeDialog(props: ChangeProps) {
  const plan = useCasePlan(props.kase)
  return <Loaded query={plan}>{(loaded) => <Change {...props} plan={loaded} />}</Loaded>
}

interface Brought {
  paper: boolean
  files: readonly string[]
}
const nothing: Brought = { paper: false, files: [] }

interface Entered {
  fields: Readonly<Record<string, string>>
  papers: Readonly<Record<string, Brought>>
}

function bodyOf(entered: Entered, fields: readonly Field[], kase: CaseView) {
  const kindOf = (code: string) => fields.find((field) => field.code === code)?.kind ?? 'text'
  const copies = (code: string) => kase.materials.find((one) => one.code === code)?.copies
  return {
    fields: Object.fromEntries(
      Object.entries(entered.fields).map(([code, value]) => [code, tidied({ kind: kindOf(code) }, value)]),
    ),
    materials: Object.entries(entered.papers)
      .filter(([, one]) => one.paper || one.files.length > 0)
      .map(([material, one]) => ({
        material,
        form: one.paper ? 'paper' : 'electronic',
        copies: one.paper ? copies(material) : undefined,
        files: [...one.files],
      })),
  }
}

/** What stands now; a number shown only in part has to be typed again. */
function shownValue(kase: CaseView, code: string): string {
  const field = kase.fields.find((one) => one.code === code)
  return field && field.kind !== 'id_number' && field.kind !== 'phone' ? field.value : ''
}

/** Which fields and papers are open to change: those told of in the notice, or whatever the clerk picks. */
function useChosen({ kase, how }: ChangeProps, plan: PlanView) {
  const told = kase.notices.findLast((one) => !one.answered)?.faults ?? []
  const first = (kind: string) =>
    how === 'supplement' ? told.filter((one) => one.kind === kind).map((one) => one.subject) : []
  const [fields, setFields] = useState(() => first('field'))
  const [papers, setPapers] = useState(() => first('material'))
  return {
    fields: plan.fields.filter((field) => fields.includes(field.code)),
    papers: kase.materials.filter((material) => papers.includes(material.code)),
    fieldCodes: fields,
    paperCodes: papers,
    setFields,
    setPapers,
  }
}

function Change(props: ChangeProps & { plan: PlanView }) {
  const { kase, etag, how, onClose, plan } = props
  const say = useWords(words)
  const text = useText()
  const tell = useToast()
  const chosen = useChosen(props, plan)
  const [entered, setEntered] = useState<Entered>({ fields: {}, papers: {} })
  const [attempt, setAttempt] = useState(0)
  const act = useCaseAct({ kase, etag }, how, () => {
    tell(how === 'mending' ? say.mended : say.supplemented)
    onClose()
  })
  const body = bodyOf(entered, plan.fields, kase)
  const refused = isProblem(act.error) ? refusedByName(act.error, body.materials, text) : {}
  const errors = Object.entries(refused).map(([name, message]) => ({ name, message }))
  const empty = Object.keys(body.fields).length + body.materials.length === 0
  const go = () => act.mutate(body, { onError: () => setAttempt((count) => count + 1) })
  const putPaper = (code: string, part: Partial<Brought>) =>
    setEntered((before) => ({
      ...before,
      papers: { ...before.papers, [code]: { ...(before.papers[code] ?? nothing), ...part } },
    }))
  return (
    <Dialog
      title={how === 'mending' ? say.mendTitle : say.supplementTitle}
      isOpen
      onClose={onClose}
      urgent
      wide
      actions={
        <>
          <Button
            kind="primary"
            onPress={go}
            isPending={act.isPending}
            whyNot={empty ? say.nothingChosen : undefined}
          >
            {how === 'mending' ? say.mendGo : say.supplementGo}
          </Button>
          <Button onPress={onClose}>{say.cancel}</Button>
        </>
      }
    >
      <p>{how === 'mending' ? say.mendLead : say.supplementLead}</p>
      <ErrorSummary errors={errors} attempt={attempt} />
      {errors.length === 0 && <ActNote error={act.error} />}
      {how === 'mending' && <Pick kase={kase} plan={plan} chosen={chosen} />}
      {chosen.fields.map((field) => (
        <FormField
          key={field.code}
          field={field}
          value={entered.fields[field.code] ?? shownValue(kase, field.code)}
          onChange={(value) =>
            setEntered((before) => ({ ...before, fields: { ...before.fields, [field.code]: value } }))
          }
          error={refused[field.code]}
        />
      ))}
      {chosen.papers.map((material) => (
        <BroughtPaper
          key={material.code}
          material={material}
          brought={entered.papers[material.code] ?? nothing}
          onChange={(part) => putPaper(material.code, part)}
          error={refused[material.code]}
        />
      ))}
    </Dialog>
  )
}

interface BroughtPaperProps {
  material: MaterialView
  brought: Brought
  onChange: (part: Partial<Brought>) => void
  error: string | undefined
}

function BroughtPaper({ material, brought, onChange, error }: BroughtPaperProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <div className={styles.column}>
      <h3>{text(material.name)}</h3>
      <TickField
        name={`change-paper-${material.code}`}
        label={say.paperIn(material.copies)}
        value={brought.paper}
        onChange={(paper) => onChange({ paper })}
      />
      <MaterialUpload
        name={material.code}
        label={say.scan}
        optional
        stored={[]}
        onStored={(files) => onChange({ files })}
        error={error}
      />
    </div>
  )
}

interface PickProps {
  kase: CaseView
  plan: PlanView
  chosen: ReturnType<typeof useChosen>
}

function Pick({ kase, plan, chosen }: PickProps) {
  const say = useWords(words)
  const text = useText()
  const fields = plan.fields.filter((field) => field.asked && !field.from_answer)
  return (
    <div className={styles.halves}>
      <MultiField
        name="pick-fields"
        label={say.changeField}
        hint={say.changeFieldHint}
        optional
        options={fields.map((field) => ({ value: field.code, label: text(field.label) }))}
        values={chosen.fieldCodes}
        onChange={chosen.setFields}
      />
      <MultiField
        name="pick-papers"
        label={say.changeMaterial}
        optional
        options={kase.materials
          .filter((material) => material.asked)
          .map((material) => ({ value: material.code, label: text(material.name) }))}
        values={chosen.paperCodes}
        onChange={chosen.setPapers}
      />
    </div>
  )
}
