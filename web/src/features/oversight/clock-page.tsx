import { useState, type FormEvent } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { caseCounts, stepClock, taskCounts, type ClockNow, type Overview } from '@/api'
import { useFormats, useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { ActNote } from '@/shell/act-note'
import { clockKey, useHallClock } from '@/shell/hall-clock'
import { Alert, Button, NumberField, Page, PlainTable, Section } from '@/ui'
import { changesOf } from './changes'
import styles from './oversight.module.css'
import { useOverview } from './use-overview'
import { words } from './words'

interface Moved {
  from: ClockNow
  to: ClockNow
  before: Overview
}

/** Time passes at once, for everybody in this demonstration; what it changed stands below. */
function useStep(from: ClockNow, before: Overview | undefined) {
  const client = useQueryClient()
  const [moved, setMoved] = useState<Moved>()
  const act = useMutation({
    mutationFn: (days: number) => stepClock({ working_days: days }),
    onSuccess: (to) => {
      if (before) setMoved({ from, to, before })
      client.setQueryData(clockKey, to)
      void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'catalogue' })
    },
  })
  return { moved, act }
}

export function ClockPage() {
  const say = useWords(words)
  const clock = useHallClock()
  return (
    <Page title={say.clock} lead={say.clockLead}>
      <Loaded query={clock}>{(now) => <Stepping now={now} />}</Loaded>
    </Page>
  )
}

function Stepping({ now }: { now: ClockNow }) {
  const say = useWords(words)
  const format = useFormats()
  // Silence is swept up within a second or two of a step.
  const overview = useOverview(2_000)
  const { moved, act } = useStep(now, overview.data)
  return (
    <>
      <p className={styles.now}>
        {say.now} <strong>{format.weekday(now.day)}</strong> <strong>{format.time(now.now)}</strong>
        {format.aside(now.working_day ? say.workingDay : say.restDay)}
      </p>
      <div className={styles.row}>
        <Button kind="primary" isPending={act.isPending} onPress={() => act.mutate(1)}>
          {say.nextDay}
        </Button>
        {[3, 5, 10].map((days) => (
          <Button key={days} isDisabled={act.isPending} onPress={() => act.mutate(days)}>
            {say.days(days)}
          </Button>
        ))}
      </div>
      <OwnNumber key={now.day} isPending={act.isPending} onGo={(days) => act.mutate(days)} />
      <ActNote error={act.error} />
      {moved && overview.data && <Changed moved={moved} now={overview.data} />}
    </>
  )
}

function OwnNumber({ isPending, onGo }: { isPending: boolean; onGo: (days: number) => void }) {
  const say = useWords(words)
  const [days, setDays] = useState('')
  const [tried, setTried] = useState(false)
  const wanted = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0
  const good = wanted >= 1 && wanted <= 260
  const go = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (good && !isPending) onGo(wanted)
  }
  return (
    <form className={styles.ownNumber} noValidate onSubmit={go}>
      <NumberField
        whole
        name="days"
        label={say.howMany}
        hint={say.howManyHint}
        value={days}
        onChange={setDays}
        error={tried && !good ? say.badDays : undefined}
      />
      <Button type="submit" isDisabled={isPending}>
        {say.go}
      </Button>
    </form>
  )
}

const counts = [...taskCounts, ...caseCounts]

/** Each number that is another one now than before the step. */
function Changed({ moved, now }: { moved: Moved; now: Overview }) {
  const say = useWords(words)
  const format = useFormats()
  const changed = changesOf(counts, moved.before, now)
  const at = (one: ClockNow) => format.instant(one.now)
  return (
    <Section title={say.changes}>
      <Alert tone="good" title={say.moved(at(moved.from), at(moved.to))} announce />
      {changed.length === 0 ? (
        <p>{say.noChanges}</p>
      ) : (
        <PlainTable
          caption={say.changesCaption}
          items={changed}
          id={(one) => one.count}
          columns={[
            { id: 'what', title: say.what, cell: (one) => say[one.count] },
            { id: 'before', title: say.before, figure: true, cell: (one) => one.before },
            { id: 'after', title: say.after, figure: true, cell: (one) => <strong>{one.after}</strong> },
          ]}
        />
      )}
    </Section>
  )
}
