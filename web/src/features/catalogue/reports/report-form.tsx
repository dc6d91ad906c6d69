import { useEffect, useState } from 'react'
import { useMutation } from '@tanstack/react-query'
import { reportGuide, useSubmissionKey, type GuideReportInput, type GuideView } from '@/api'
import { isPhone, plainNumber } from '@/form'
import { useFormats, useLanguage, useText, useWords } from '@/i18n'
import { portal, ProblemNote } from '@/shell'
import {
  Alert,
  Button,
  Descriptions,
  ErrorSummary,
  focusField,
  Link,
  SelectField,
  TextField,
  useFaults,
} from '@/ui'
import styles from './reports.module.css'
import { words } from './words'

// No section of a guide is called so: codes are in lower case.
const wholePage = 'WHOLE'

/** As it is sent: a telephone number without its blanks, anything else as it was typed. */
function contactOf(typed: string): string {
  const bare = plainNumber(typed)
  return isPhone(bare) ? bare : typed.normalize('NFKC').trim()
}
const reachable = (contact: string) =>
  isPhone(contact) || /^[^\s@,;]+@[^\s@,;]+\.[^\s@,;.]{2,}$/.test(contact)

/** What was typed, what is wrong with it, and the sending of it. */
function useReport(guide: GuideView) {
  const say = useWords(words)
  const { language } = useLanguage()
  const submissionKey = useSubmissionKey()
  const [section, setSection] = useState(wholePage)
  const [said, setSaid] = useState('')
  const [contact, setContact] = useState('')
  const act = useMutation({
    mutationFn: (body: GuideReportInput) => reportGuide(body, submissionKey.keyFor(body)),
  })
  const way = contactOf(contact)
  const { sending, ...faults } = useFaults([
    ...(said.trim() ? [] : [{ name: 'report-text', message: say.textMissing }]),
    ...(!way || reachable(way) ? [] : [{ name: 'report-contact', message: say.contactWrong }]),
  ])
  const send = sending(() =>
    act.mutate({
      guide_kind: guide.kind,
      guide: guide.code,
      catalogue_version: guide.catalogue_version,
      language,
      text: said.trim(),
      ...(section !== wholePage && { section }),
      ...(way && { contact: way }),
    }),
  )
  return { section, setSection, said, setSaid, contact, setContact, act, send, ...faults }
}

/** What is wrong, where, and if they like how to reach them. */
export function ReportForm({ guide, onClose }: { guide: GuideView; onClose: () => void }) {
  const say = useWords(words)
  const text = useText()
  const report = useReport(guide)
  const { act, attempt, errors, errorOf } = report
  useEffect(() => void focusField('report-section'), [])
  if (act.data) return <Sent taken={act.data} />
  return (
    <form className={styles.report} noValidate onSubmit={report.send}>
      <ErrorSummary errors={errors} attempt={attempt} />
      <SelectField
        name="report-section"
        label={say.section}
        options={[
          { value: wholePage, label: say.wholePage },
          ...guide.sections.map((one) => ({ value: one.code, label: text(one.heading) })),
        ]}
        value={report.section}
        onChange={report.setSection}
        width="full"
      />
      <TextField
        name="report-text"
        label={say.text}
        hint={say.textHint}
        value={report.said}
        onChange={report.setSaid}
        maxLength={2000}
        error={errorOf('report-text')}
        long
      />
      <TextField
        name="report-contact"
        label={say.contact}
        hint={say.contactHint}
        value={report.contact}
        onChange={report.setContact}
        autoComplete="tel"
        maxLength={80}
        width="medium"
        error={errorOf('report-contact')}
        optional
      />
      {act.error && <ProblemNote error={act.error} acting />}
      <div className={styles.buttons}>
        <Button type="submit" kind="primary" isPending={act.isPending}>
          {say.send}
        </Button>
        <Button kind="quiet" onPress={onClose}>
          {say.cancel}
        </Button>
      </div>
    </form>
  )
}

function Sent({ taken }: { taken: Awaited<ReturnType<typeof reportGuide>> }) {
  const say = useWords(words)
  const format = useFormats()
  return (
    <Alert tone="good" title={say.sent} announce>
      <Descriptions
        items={[
          { label: say.number, value: <strong className="tabular">{taken.number}</strong> },
          { label: say.code, value: <strong className="tabular">{taken.code}</strong> },
          { label: say.due, value: say.dueText(format.day(taken.due_on), taken.days) },
        ]}
      />
      {taken.due_provisional && <p>{say.provisional}</p>}
      <p>{say.keep}</p>
      <p>
        <Link href={portal.guideReport(taken.number)}>{say.look}</Link>
      </p>
    </Alert>
  )
}
