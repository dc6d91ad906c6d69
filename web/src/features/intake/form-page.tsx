import { useEffect, useState } from 'react'
import {
  Automatic,
  brokenRules,
  faultsOf,
  GivenBackNote,
  SaveNote,
  SchemaForm,
  useDisputeFaults,
  useLeaving,
  withAnswers,
} from '@/form'
import { useText, useWords } from '@/i18n'
import { NotFound, portal } from '@/shell'
import { Actions, Button, focusField, Page, useNavigate } from '@/ui'
import { DraftSteps } from './draft-steps'
import { useDraft } from './draft-scope'
import styles from './intake.module.css'
import { words } from './words'

interface FormPageViewProps {
  /** 1, 2, 3 … */
  number: number
  /** Came from the review to change this field. */
  field?: string | undefined
  fromReview: boolean
}

/** One group of fields a page. */
export function FormPageView({ number, field, fromReview }: FormPageViewProps) {
  const say = useWords(words)
  const text = useText()
  const navigate = useNavigate()
  const draft = useDraft()
  const [attempt, setAttempt] = useState(0)
  const { leaving, leave } = useLeaving(draft.flush)
  const page = draft.pages[number - 1]
  const disputeFaults = useDisputeFaults()
  const total = draft.pages.length + 2
  useEffect(() => {
    if (field) focusField(field)
  }, [field])
  if (!page) return <NotFound />
  const disputes = disputeFaults(page.fields, draft.values, draft.recorded)
  const values = withAnswers(draft.plan.fields, draft.values, draft.answers)
  const own = faultsOf(page.fields, values, draft.plan.field_rules)
  const faults = attempt > 0 ? own : []
  const refused = page.fields.some((one) => draft.refused[one.code])
  const last = number === draft.pages.length
  const next = last ? portal.materials(draft.id) : portal.form(draft.id, number + 1)
  const onward = () => {
    if (own.length + disputes.length > 0) return setAttempt(attempt + 1)
    leave(() => navigate(fromReview ? portal.review(draft.id) : next))
  }
  const back =
    number > 1
      ? { href: portal.form(draft.id, number - 1), label: say.back }
      : { href: portal.plan(draft.plan.package, draft.answers), label: say.backToPlan }
  return (
    <Page
      width="column"
      back={fromReview ? { href: portal.review(draft.id), label: say.back } : back}
      above={`${text(draft.plan.name)} · ${say.part(number, total)}`}
      title={text(page.title)}
      faulty={faults.length > 0 || (attempt > 0 && disputes.length > 0) || refused}
    >
      <DraftSteps place={number - 1} />
      {page.fields.some((one) => draft.givenBack.includes(one.code)) && <GivenBackNote />}
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          onward()
        }}
      >
        <SchemaForm
          fields={page.fields}
          values={draft.values}
          onChange={draft.setValue}
          faults={faults}
          refused={draft.refused}
          attempt={attempt}
          recorded={draft.recorded}
          doubts={brokenRules(draft.plan.field_rules, values).filter((rule) => rule.only_said)}
        />
        <Automatic fields={page.automatic} values={draft.values} answers={draft.answers} />
        <Actions>
          <Button type="submit" kind="primary" isPending={leaving}>
            {fromReview ? say.toReview : say.next}
          </Button>
          <SaveNote state={draft.saved} />
        </Actions>
        <p className={styles.soft}>{say.help}</p>
      </form>
    </Page>
  )
}
