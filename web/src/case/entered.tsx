import { Fragment } from 'react'
import type { CaseView, FieldView, PlanFieldView } from '@/api'
import { RowsInWords, useValueWords } from '@/form'
import { useFormats, useText, useWords, type Text } from '@/i18n'
import { Alert, Descriptions, Tag } from '@/ui'
import styles from './staff.module.css'
import { words } from './staff-words'
import { useCasePackage, useCasePlan } from './use-case'

interface Group {
  title: Text
  fields: { shown: FieldView; planned: PlanFieldView | undefined }[]
}

function grouped(kase: CaseView, planned: readonly PlanFieldView[], otherwise: Text): Group[] {
  const groups = new Map<string, Group>()
  for (const shown of kase.fields) {
    const plan = planned.find((one) => one.code === shown.code)
    const title = plan?.group ?? otherwise
    const group = groups.get(title.zh) ?? { title, fields: [] }
    group.fields.push({ shown, planned: plan })
    groups.set(title.zh, group)
  }
  return [...groups.values()]
}

const otherwise = { zh: words.zh.ungrouped, en: words.en.ungrouped }

interface EnteredProps {
  kase: CaseView
  /** What stands beside a field: a button to mark it at fault, say. */
  beside?: (field: FieldView) => React.ReactNode
}

/** The whole form as it was filled in, in words, under its headings. */
export function Entered({ kase, beside }: EnteredProps) {
  const text = useText()
  const inWords = useValueWords()
  const plan = useCasePlan(kase)
  const groups = grouped(kase, plan.data?.fields ?? [], otherwise)
  const value = ({ shown, planned }: Group['fields'][number]) => {
    const said = (one: string) =>
      shown.kind === 'table' && one && planned ? (
        <RowsInWords field={planned} value={one} />
      ) : (
        inWords({ kind: shown.kind, choices: shown.choices, unit: planned?.unit }, one)
      )
    return (
      <>
        {said(shown.value)}
        {shown.before !== undefined && <Before>{said(shown.before)}</Before>}
        <Disputed field={shown} />
      </>
    )
  }
  return (
    <div className={styles.groups}>
      {groups.map((group) => (
        <Fragment key={group.title.zh}>
          <h3>{text(group.title)}</h3>
          <Descriptions
            items={group.fields.map((field) => ({
              label: text(field.shown.label),
              value: value(field),
              action: beside?.(field.shown),
            }))}
          />
        </Fragment>
      ))}
      <Answered kase={kase} />
    </div>
  )
}

/** What stood there before the answer to a notice changed it. */
function Before({ children }: { children: React.ReactNode }) {
  const say = useWords(words)
  return (
    <div className={styles.dispute}>
      <Tag tone="info">{say.changedByCorrection}</Tag>
      <p>{say.before}</p>
      <del>{children}</del>
    </div>
  )
}

/** What the answer to a notice changed, old and new, before anybody looks for it in the form. */
export function CorrectedAlert({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const inWords = useValueWords()
  const fields = kase.fields.filter((one) => one.before !== undefined)
  const papers = kase.materials.filter((one) => one.files_before.length > 0)
  if (fields.length + papers.length === 0) return null
  const said = (one: FieldView, value: string | undefined) =>
    one.kind === 'table' ? say.rowsInForm : inWords({ kind: one.kind, choices: one.choices }, value)
  return (
    <Alert title={say.correctedTitle(fields.length + papers.length)}>
      <ul>
        {fields.map((one) => (
          <li key={one.code}>
            {text(one.label)}
            {format.colon}
            <del>{said(one, one.before)}</del> → <strong>{said(one, one.value)}</strong>
          </li>
        ))}
        {papers.map((one) => (
          <li key={one.code}>
            {text(one.name)}
            {format.colon}
            {say.filesReplaced}
          </li>
        ))}
      </ul>
    </Alert>
  )
}

/** What the register says instead, and why that is wrong: for whoever examines to compare. */
function Disputed({ field }: { field: FieldView }) {
  const say = useWords(words)
  const text = useText()
  const { dispute } = field
  if (!dispute) return null
  return (
    <div className={styles.dispute}>
      <Tag tone="warn">{field.value === dispute.registered ? say.disputeSettled : say.disputed}</Tag>
      <p>{say.registered(text(dispute.source) || say.register, dispute.registered)}</p>
      {dispute.claimed !== field.value && <p>{say.claimed(dispute.claimed)}</p>}
      <p>{say.disputeReason(dispute.reason)}</p>
    </div>
  )
}

/** How many values of a register the applicant disputes: said before anybody looks for them in the form. */
export function DisputeAlert({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const open = kase.fields.filter((one) => one.dispute && one.value !== one.dispute.registered)
  if (open.length === 0) return null
  return (
    <Alert tone="warn" title={say.disputesTitle(format.list(open.map((one) => text(one.label))))}>
      {say.disputesText}
    </Alert>
  )
}

/** What was answered before the form: it decided which items and papers there are. */
function Answered({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const inWords = useValueWords()
  const { data } = useCasePackage(kase.package.code)
  if (!data) return null
  const asked = data.questions.filter((question) => kase.answers[question.code] !== undefined)
  return (
    <>
      <h3>{say.answers}</h3>
      <Descriptions
        items={asked.map((question) => ({
          label: text(question.text),
          value: inWords(
            { kind: question.kind, choices: question.options, unit: question.unit },
            kase.answers[question.code],
          ),
        }))}
      />
    </>
  )
}
