import { lazy, Suspense, useState } from 'react'
import type { GuideView } from '@/api'
import { useWords } from '@/i18n'
import { portal } from '@/shell'
import { Button, Link, Section } from '@/ui'
import { words } from './report-words'
import styles from './reports.module.css'

const ReportForm = lazy(() => import('./report-form').then((file) => ({ default: file.ReportForm })))

/** At the end of every guide: whoever finds something wrong says so. Only who presses loads the form. */
export function ReportGuide({ guide }: { guide: GuideView }) {
  const say = useWords(words)
  const [open, setOpen] = useState(false)
  return (
    <div data-screen-only>
      <Section title={say.title} id="report">
        <p>{say.lead}</p>
        {open ? (
          <Suspense>
            <ReportForm guide={guide} onClose={() => setOpen(false)} />
          </Suspense>
        ) : (
          <div className={styles.buttons}>
            <Button onPress={() => setOpen(true)}>{say.ask}</Button>
            <Link href={portal.guideReport()}>{say.look}</Link>
          </div>
        )}
      </Section>
    </div>
  )
}
