import type { CaseView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Loaded, portal } from '@/shell'
import { Actions, Button, Descriptions, Link, Page, QrCode, Result, Section } from '@/ui'
import { PrintIcon } from '@/ui/icons'
import { Documents } from '@/case'
import styles from './intake.module.css'
import { useCase } from './queries'
import { Withdraw } from './withdraw'
import { words } from './words'

/** What was handed in, under which number, what happens next; made to be printed. */
export function DonePage({ id, rating }: { id: string; rating: (kase: CaseView) => React.ReactNode }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const query = useCase(id)
  return (
    <Loaded query={query}>
      {({ data: kase, etag }) => (
        <Page width="column" title={say.doneTitle} hideTitle>
          <Result
            title={say.doneTitle}
            seal={say.seal}
            number={{ label: `${text(kase.package.name)} · ${say.number}`, value: kase.number }}
            aside={<QrCode text={kase.number} label={`${say.receiptQr} ${kase.number}`} />}
          >
            <Descriptions
              items={[
                ...(kase.receipt_code
                  ? [
                      {
                        label: say.receiptCode,
                        value: (
                          <>
                            <strong>{kase.receipt_code}</strong>{' '}
                            <p className={styles.soft}>{say.receiptHint}</p>
                          </>
                        ),
                      },
                    ]
                  : []),
                { label: say.received, value: format.instant(kase.received_at) },
                {
                  label: say.promised,
                  value: kase.promised_on
                    ? `${format.weekday(kase.promised_on)}${kase.provisional ? say.provisional : ''}`
                    : say.promisedAfter(kase.promised_days),
                },
              ]}
            />
          </Result>
          <div className={styles.next}>
            <h2>{say.whatNext}</h2>
            <p>{text(kase.next_step)}</p>
          </div>
          {kase.documents.length > 0 && (
            <Section title={say.documents}>
              <Documents kase={kase} />
            </Section>
          )}
          <div data-screen-only>
            <Actions>
              <Link href={portal.case(kase.id)} button="primary">
                {say.follow}
              </Link>
              <Button icon={<PrintIcon />} onPress={() => window.print()}>
                {say.print}
              </Button>
              <Withdraw kase={kase} etag={etag} />
            </Actions>
          </div>
          {rating(kase)}
        </Page>
      )}
    </Loaded>
  )
}
