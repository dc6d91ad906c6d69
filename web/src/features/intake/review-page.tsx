import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fileCase, isProblem, useSubmissionKey } from '@/api'
import { Automatic, automaticFields, ChangeLink, faultsOf, Review, saidOf, SaveNote, tidied } from '@/form'
import { useLanguage, useText, useWords } from '@/i18n'
import { portal, ProblemNote } from '@/shell'
import { Actions, Button, Descriptions, ErrorSummary, Page, Section, TickField, useNavigate, type FieldMessage } from '@/ui'
import { DraftSteps, materialsMissing } from './draft-steps'
import { useDraft, type DraftState } from './draft-scope'
import styles from './intake.module.css'
import { words } from './words'

/** What is sent: only what the plan asks, in the form in which it is checked. */
function submission(draft: DraftState) {
  const entries = draft.plan.fields.map((field) => {
    const given = field.from_question ? draft.answers[field.from_question] : draft.values[field.code]
    return [field.code, field.asked || field.from_question ? tidied(field, given ?? '') : ''] as const
  })
  const known = draft.plan.materials.filter((material) => material.asked).map((material) => material.code)
  return {
    package: draft.plan.package,
    answers: { ...draft.answers },
    fields: Object.fromEntries(entries.filter(([, value]) => value !== '')),
    materials: draft.materials.filter((one) => known.includes(one.material)),
    draft: draft.id,
  }
}

/** "fields.shareholders[0].name" and "materials.lease" → the code of the field or material. */
function codeOf(path: string, materials: readonly { material: string }[]): string {
  const [head = '', rest = ''] = path.split(/[.[](.*)/s)
  const index = /^(\d+)\]/.exec(rest)
  if (head === 'materials' && index) return materials[Number(index[1])]?.material ?? path
  return rest.split(/[.[]/)[0] ?? path
}

export function ReviewPage() {
  const say = useWords(words)
  const text = useText()
  const { language } = useLanguage()
  const navigate = useNavigate()
  const client = useQueryClient()
  const draft = useDraft()
  const submissionKey = useSubmissionKey()
  const [agreed, setAgreed] = useState(false)
  const [attempt, setAttempt] = useState(0)
  const act = useMutation({
    mutationFn: async () => {
      await draft.flush()
      const body = submission(draft)
      return fileCase(body, submissionKey.keyFor(body))
    },
    onSuccess: (taken) => {
      submissionKey.done()
      client.removeQueries({ queryKey: ['draft', draft.id] })
      void client.invalidateQueries({ queryKey: ['drafts'] })
      void client.invalidateQueries({ queryKey: ['cases'] })
      // Replaces this page: going back cannot send it twice.
      navigate(portal.done(taken.id), { replace: true })
    },
    onError: (error) => {
      setAttempt((count) => count + 1)
      if (!isProblem(error)) return
      const found = error.fields.map((fault) => [codeOf(fault.field, draft.materials), text(fault.text)] as const)
      draft.setRefused(Object.fromEntries(found))
    },
  })
  const own: FieldMessage[] = [
    ...draft.pages.flatMap((page) =>
      faultsOf(page.fields, draft.values).flatMap((fault) => {
        const field = page.fields.find((one) => one.code === fault.field)
        return field ? [{ name: fault.field, message: saidOf(fault, field, language) }] : []
      }),
    ),
    ...materialsMissing(draft).map((one) => ({ name: one.code, message: say.materialMissing(text(one.name)) })),
    ...(agreed ? [] : [{ name: 'agree', message: say.agreeMissing }]),
  ]
  const refused = Object.entries(draft.refused).flatMap(([name, message]) => (message ? [{ name, message }] : []))
  const errors = attempt === 0 ? [] : own.length > 0 ? own : refused
  const change = (name: string) => {
    const index = draft.pages.findIndex((page) => page.fields.some((field) => field.code === name))
    if (index >= 0) navigate(portal.form(draft.id, index + 1, { field: name, review: true }))
    else if (name !== 'agree') navigate(`${portal.materials(draft.id)}?back=review`)
  }
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
      <ErrorSummary errors={errors} attempt={attempt} onGo={change} />
      {act.error && refused.length === 0 && <ProblemNote error={act.error} acting />}
      <Review
        pages={draft.pages}
        values={draft.values}
        changeHref={(page, field) =>
          portal.form(draft.id, draft.pages.findIndex((one) => one.id === page) + 1, { field, review: true })
        }
      />
      <ReviewMaterials />
      <Automatic fields={automaticFields(draft.plan.fields)} values={draft.values} answers={draft.answers} />
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
          const count = draft.materials.find((one) => one.material === material.code)?.files.length ?? 0
          return {
            label: text(material.name),
            value: count > 0 ? say.filesCount(count) : say.notHanded,
            action: (
              <ChangeLink href={`${portal.materials(draft.id)}?back=review`} label={text(material.name)}>
                {say.stepMaterials}
              </ChangeLink>
            ),
          }
        })}
      />
    </Section>
  )
}
