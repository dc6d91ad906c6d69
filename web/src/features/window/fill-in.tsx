import { useEffect, useMemo, useState, type ReactNode } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fileCase, isProblem, useSubmissionKey, type PlanMaterialView, type PlanView } from '@/api'
import { DeliveryChoice, deliveryToSend, useDeliveryFaults, withoutAddress } from '@/case/delivery-choice'
import { fieldsToSend, refusedByName } from '@/case/filing'
import { MaterialUpload, type FileNames } from '@/case/material-upload'
import {
  Automatic,
  automaticFields,
  brokenRules,
  faultsOf,
  isCreditCode,
  pagesOf,
  SectionedForm,
  withAnswers,
} from '@/form'
import { useText, useWords } from '@/i18n'
import { useMe } from '@/shell'
import { ActNote } from '@/shell/act-note'
import { desk } from '@/shell/staff-paths'
import { Actions, Button, Link, Section, TickField, useNavigate, useToast } from '@/ui'
import type { ServedPerson } from './find-person'
import type { ChosenMatter } from './matter'
import type { AllHanded, FilledIn, Handed } from './reception'
import styles from './window.module.css'
import { words } from './words'

const nothing: Handed = { paper: false, files: [] }

function handedIn(materials: readonly PlanMaterialView[], handed: AllHanded) {
  return materials.flatMap((material) => {
    const one = handed[material.code]
    if (!one || (!one.paper && one.files.length === 0)) return []
    const form = one.paper ? 'paper' : 'electronic'
    return [
      {
        material: material.code,
        form,
        copies: one.paper ? material.copies : undefined,
        files: [...one.files],
      },
    ]
  })
}

const otherwise = { zh: '其他信息', en: 'Other details' }

interface Served {
  person: ServedPerson
  matter: ChosenMatter & { plan: PlanView }
}

interface FillInProps extends Served {
  /** Typed before, when one comes back to it. */
  filled: FilledIn | undefined
  onFilled: (filled: FilledIn) => void
  onTaken: () => void
}

/** What is known of the person from their document is not asked again. */
function known({ person, matter }: Served): Record<string, string> {
  const natural = person.kind === 'natural'
  const onRecord: Readonly<Record<string, string>> = natural
    ? { person_name: person.name }
    : {
        organisation_name: person.name,
        ...(isCreditCode(person.number) ? { credit_code: person.number } : {}),
      }
  const registered = matter.plan.fields.flatMap((field) => {
    const value = field.asked && field.on_record ? onRecord[field.on_record] : undefined
    return value ? [[field.code, value]] : []
  })
  const toCall = matter.plan.fields.find((field) => field.to_call)?.code
  return {
    ...(Object.fromEntries(registered) as Record<string, string>),
    ...(natural ? { applicant_id_number: person.number } : {}),
    ...(toCall ? { [toCall]: person.typedPhone } : {}),
  }
}

/** Whoever is on record is called there, unless they name another number; some have none at all. */
function fieldsFor({ person, matter }: Served) {
  const asked = withoutAddress(matter.plan.fields, matter.plan.delivery)
  if (person.typedPhone) return asked
  const hint = person.phone
    ? { zh: words.zh.phoneOnRecord(person.phone), en: words.en.phoneOnRecord(person.phone) }
    : { zh: words.zh.noPhoneHint, en: words.en.noPhoneHint }
  return asked.map((field) => (field.to_call ? { ...field, required: false, hint } : field))
}

/** Reads what is in the form and sends it once. */
function useTakingIn(
  { person, matter, onTaken }: FillInProps,
  values: Record<string, string>,
  handed: AllHanded,
) {
  const say = useWords(words)
  const client = useQueryClient()
  const navigate = useNavigate()
  const tell = useToast()
  const { me } = useMe()
  const submissionKey = useSubmissionKey()
  return useMutation({
    mutationFn: () => {
      const choice = atCounter(matter.plan.delivery)
      const { delivery, address } = deliveryToSend(choice, values)
      const body = {
        package: matter.package,
        answers: matter.answers,
        fields: {
          ...fieldsToSend(withoutAddress(matter.plan.fields, choice), matter.answers, values),
          ...address,
        },
        materials: handedIn(matter.plan.materials, handed),
        applicant: person.person,
        window: me?.windows[0]?.code,
        delivery,
      }
      return fileCase(body, submissionKey.keyFor(body))
    },
    onSuccess: (taken) => {
      submissionKey.done()
      onTaken()
      void client.invalidateQueries({ queryKey: ['cases'] })
      tell(say.taken(taken.number))
      navigate(desk.case(taken.id), { replace: true })
    },
  })
}

/** Whoever has come to the window mostly takes the result there as well. */
function atCounter(delivery: PlanView['delivery']): PlanView['delivery'] {
  if (!delivery?.ways.some(({ way }) => way === 'window')) return delivery
  return { ...delivery, proposed: 'window' }
}

interface FormColumnProps {
  children: ReactNode
  fields: FillInProps['matter']['plan']['fields']
  values: Record<string, string>
  answers: FillInProps['matter']['answers']
}

/** The merged form with what fills itself in below it. */
function FormColumn({ children, fields, values, answers }: FormColumnProps) {
  return (
    <div className={`${styles.column} ${styles.dense}`}>
      {children}
      <Automatic fields={automaticFields(fields)} values={values} answers={answers} forStaff />
    </div>
  )
}

/** What is in the form; told upward as it changes, for a reload must not ask it again. */
function useFilled(props: FillInProps) {
  const { filled, onFilled } = props
  const [values, setValues] = useState(() => ({ ...known(props), ...filled?.values }))
  const [handed, setHanded] = useState<AllHanded>(filled?.handed ?? {})
  const [names] = useState(() => new Map(filled?.names))
  useEffect(() => onFilled({ values, handed, names: [...names] }), [values, handed, names, onFilled])
  return { values, setValues, handed, setHanded, names }
}

/** The question how the results are wanted, with what is wrong about its answer. */
function useDelivery(
  plan: PlanView,
  values: Record<string, string>,
  onChange: (name: string, value: string) => void,
  refusedOf: (name: string) => string | undefined,
  attempt: number,
) {
  const delivery = atCounter(plan.delivery)
  const faults = useDeliveryFaults()(delivery, values)
  const errorOf = (name: string) =>
    refusedOf(name) ?? (attempt > 0 ? faults.find((one) => one.name === name)?.message : undefined)
  return { delivery, values, onChange, errorOf, undelivered: faults.length }
}

/** The whole merged form and all papers on one page, as clerk and person work through them together. */
export function FillIn(props: FillInProps) {
  const { person, matter } = props
  const text = useText()
  const pages = useMemo(() => pagesOf(fieldsFor({ person, matter }), otherwise), [person, matter])
  const { values, setValues, handed, setHanded, names } = useFilled(props)
  const [attempt, setAttempt] = useState(0)
  const act = useTakingIn(props, values, handed)
  const whole = withAnswers(matter.plan.fields, values, matter.answers)
  const faults = faultsOf(
    pages.flatMap((page) => page.fields),
    whole,
    matter.plan.field_rules,
  )
  const sent = handedIn(matter.plan.materials, handed)
  const refused = isProblem(act.error) ? refusedByName(act.error, sent, text) : {}
  const put = (field: string, value: string) => {
    act.reset()
    setValues((before) => ({ ...before, [field]: value }))
  }
  const { undelivered, ...delivery } = useDelivery(
    matter.plan,
    values,
    put,
    (name) => refused[name],
    attempt,
  )
  useEffect(() => {
    if (attempt > 0) document.getElementById('error-summary-title')?.scrollIntoView({ block: 'start' })
  }, [attempt])
  const go = () => {
    setAttempt(attempt + 1)
    if (faults.length + undelivered === 0)
      act.mutate(undefined, { onError: () => setAttempt((count) => count + 1) })
  }
  return (
    <form
      className={`${styles.halves} ${styles.fill}`}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <FormColumn fields={matter.plan.fields} values={values} answers={matter.answers}>
        <SectionedForm
          sections={pages}
          values={values}
          onChange={put}
          faults={attempt > 0 ? faults : []}
          refused={refused}
          attempt={attempt}
          doubts={brokenRules(matter.plan.field_rules, whole).filter((rule) => rule.only_said)}
        />
      </FormColumn>
      <div className={styles.column}>
        <TakePapers
          materials={matter.plan.materials.filter((one) => one.asked)}
          handed={handed}
          names={names}
          refused={refused}
          onChange={(code, part) =>
            setHanded((before) => ({ ...before, [code]: { ...(before[code] ?? nothing), ...part } }))
          }
        />
        <DeliveryChoice {...delivery} />
        <TakeIn error={act.error} isPending={act.isPending} />
      </div>
    </form>
  )
}

function TakeIn({ error, isPending }: { error: unknown; isPending: boolean }) {
  const say = useWords(words)
  return (
    <>
      <ActNote error={error} />
      <Actions>
        <Button type="submit" kind="primary" isPending={isPending}>
          {say.takeIn}
        </Button>
        <Link href={desk.serve({ step: 'matter' })}>{say.backToMatter}</Link>
      </Actions>
      <p className={styles.soft}>{say.takeInText}</p>
    </>
  )
}

interface TakePapersProps {
  materials: readonly PlanMaterialView[]
  handed: AllHanded
  names: FileNames
  refused: Readonly<Record<string, string>>
  onChange: (code: string, part: Partial<Handed>) => void
}

function TakePapers({ materials, handed, names, refused, onChange }: TakePapersProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <Section title={say.materials}>
      <p className={styles.soft}>{materials.length === 0 ? say.noMaterials : say.materialsLead}</p>
      <ol className={styles.papers}>
        {materials.map((material) => {
          const one = handed[material.code] ?? nothing
          return (
            <li key={material.code}>
              <h3>{text(material.name)}</h3>
              <TickField
                name={`paper-${material.code}`}
                label={say.paperIn(material.copies)}
                value={one.paper}
                onChange={(paper) => onChange(material.code, { paper })}
              />
              <MaterialUpload
                name={material.code}
                label={say.scan}
                optional
                stored={one.files}
                names={names}
                onStored={(files) => onChange(material.code, { files })}
                error={refused[material.code]}
              />
            </li>
          )
        })}
      </ol>
    </Section>
  )
}
