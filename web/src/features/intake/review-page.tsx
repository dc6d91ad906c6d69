import { useState } from 'react'
import { ownFileHref } from '@/api'
import type { FileNames } from '@/case/material-upload'
import { DeliveryChoice, useDeliveryFaults } from '@/case/delivery-choice'
import {
  Automatic,
  automaticFields,
  ChangeLink,
  faultsOf,
  Review,
  saidOf,
  SaveNote,
  useDisputeFaults,
  withAnswers,
} from '@/form'
import { useLanguage, useText, useWords } from '@/i18n'
import { portal, ProblemNote, useOffline } from '@/shell'
import {
  Actions,
  Alert,
  Button,
  Descriptions,
  ErrorSummary,
  Link,
  focusField,
  Page,
  Section,
  TickField,
  useNavigate,
  type FieldMessage,
} from '@/ui'
import { useDraft } from './draft-scope'
import { DraftSteps, materialsMissing } from './draft-steps'
import styles from './intake.module.css'
import { useFiling } from './use-filing'
import { words } from './words'

/** Everything still missing or wrong, over all pages. */
function useFaults(agreed: boolean): FieldMessage[] {
  const say = useWords(words)
  const text = useText()
  const { language } = useLanguage()
  const draft = useDraft()
  const fields = draft.pages.flatMap((page) => page.fields)
  const values = withAnswers(draft.plan.fields, draft.values, draft.answers)
  const wrong = faultsOf(fields, values, draft.plan.field_rules).flatMap((fault) => {
    const field = fields.find((one) => one.code === fault.field)
    return field ? [{ name: fault.field, message: saidOf(fault, field, language) }] : []
  })
  const missing = materialsMissing(draft).map((one) => ({
    name: one.code,
    message: say.materialMissing(text(one.name)),
  }))
  const disputes = useDisputeFaults()(fields, draft.values, draft.recorded)
  const delivery = useDeliveryFaults()(draft.plan.delivery, draft.values)
  return [
    ...wrong,
    ...disputes,
    ...missing,
    ...delivery,
    ...(agreed ? [] : [{ name: 'agree', message: say.agreeMissing }]),
  ]
}

/** Where a link of the error summary leads: to the page with that field, or to the papers. */
function useChange() {
  const draft = useDraft()
  const navigate = useNavigate()
  return (name: string) => {
    const code = name.replace(/^why-/, '')
    const index = draft.pages.findIndex((page) => page.fields.some((field) => field.code === code))
    const here = ['agree', 'delivery', draft.plan.delivery?.address_field].includes(name)
    if (here) focusField(name)
    else if (index >= 0) navigate(portal.form(draft.id, index + 1, { field: name, review: true }))
    else navigate(`${portal.materials(draft.id)}?back=review`)
  }
}

/** All answers in words, once more, and the one button that hands in. */
export function ReviewPage() {
  const say = useWords(words)
  const text = useText()
  const draft = useDraft()
  const [agreed, setAgreed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const act = useFiling(() => setAttempt((count) => count + 1))
  const own = useFaults(agreed)
  const offline = useOffline()
  const change = useChange()
  const refused = Object.entries(draft.refused).flatMap(([name, message]) =>
    message ? [{ name, message }] : [],
  )
  const errors = attempt === 0 ? [] : own.length > 0 ? own : refused
  const pageOf = (id: string) => draft.pages.findIndex((one) => one.id === id) + 1
  return (
    <Page
      width="column"
      back={{ href: portal.materials(draft.id), label: say.back }}
      above={text(draft.plan.name)}
      title={say.review}
      lead={say.reviewLead}
      faulty={errors.length > 0}
    >
      <DraftSteps place="review" />
      {draft.plan.closed && <Alert tone="warn" title={text(draft.plan.closed)} />}
      <ErrorSummary errors={errors} attempt={attempt} onGo={change} />
      {act.error && refused.length === 0 && <ProblemNote error={act.error} acting />}
      <Review
        pages={draft.pages}
        values={draft.values}
        recorded={draft.recorded}
        changeHref={(page, field) => portal.form(draft.id, pageOf(page), { field, review: true })}
      />
      <ReviewMaterials />
      <Automatic
        fields={automaticFields(draft.plan.fields)}
        values={draft.values}
        answers={draft.answers}
      />
      <DeliveryChoice
        delivery={draft.plan.delivery}
        values={draft.values}
        onChange={draft.setValue}
        errorOf={(name) => errors.find((error) => error.name === name)?.message}
      />
      <TickField
        name="agree"
        label={say.agree}
        value={agreed}
        onChange={setAgreed}
        error={errors.find((error) => error.name === 'agree')?.message}
      />
      <Actions>
        <Button
          kind="primary"
          isPending={act.isPending}
          whyNot={offline ? say.submitOffline : text(draft.plan.closed) || undefined}
          onPress={() => (own.length > 0 ? setAttempt(attempt + 1) : act.mutate())}
        >
          {say.submit}
        </Button>
        <SaveNote state={draft.saved} />
      </Actions>
      <p className={styles.soft}>{say.submitText}</p>
    </Page>
  )
}

/** Each can be opened: a wrong scan is noticed before it is handed in. */
function OwnFiles({ files, names }: { files: readonly string[]; names: FileNames }) {
  const say = useWords(words)
  return (
    <ul className={styles.plain}>
      {files.map((file, index) => (
        <li key={file}>
          <Link href={ownFileHref(file)} target="_blank" rel="noreferrer">
            {names.get(file)?.name ?? say.fileAt(index + 1)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

function ReviewMaterials() {
  const say = useWords(words)
  const text = useText()
  const draft = useDraft()
  const asked = draft.plan.materials.filter((material) => material.asked)
  if (asked.length === 0) return null
  return (
    <Section title={say.reviewMaterials}>
      <Descriptions
        items={asked.map((material) => {
          const files = draft.materials.find((one) => one.material === material.code)?.files ?? []
          const count = files.length
          return {
            label: text(material.name),
            value: count > 0 ? <OwnFiles files={files} names={draft.fileNames} /> : say.notHanded,
            action: (
              <ChangeLink
                href={`${portal.materials(draft.id)}?back=review`}
                label={`${count > 0 ? say.changePapers : say.stepMaterials} ${text(material.name)}`}
              >
                {count > 0 ? say.changePapers : say.stepMaterials}
              </ChangeLink>
            ),
          }
        })}
      />
    </Section>
  )
}
