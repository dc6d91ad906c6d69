import { lazy, Suspense, useId, useMemo } from 'react'
import type { CaseView, TaskView } from '@/api'
import { words as staffWords } from '@/case/staff-words'
import { useFormats, useText, useWords } from '@/i18n'
import { useShortcuts } from '@/keys'
import { Button } from '@/ui'
import styles from './casework.module.css'
import type { Held } from './held'
import { actKeys, authorities, greyedBy, leadingAct, offersOf, type Act, type Authority } from './offers'
import { Reach, useOwnLetters } from './own-letters'
import { words } from './words'

const load = () => import('./dialogs')
const dialogs = {
  grant: lazy(() => load().then((file) => ({ default: file.GrantDialog }))),
  refuse: lazy(() => load().then((file) => ({ default: file.RefuseDialog }))),
  review: lazy(() => load().then((file) => ({ default: file.ReviewDialog }))),
  post_publicity: lazy(() => load().then((file) => ({ default: file.PublicityDialog }))),
  start_stop: lazy(() => load().then((file) => ({ default: file.StopDialog }))),
  end_stop: lazy(() => load().then((file) => ({ default: file.StopEndDialog }))),
  extend: lazy(() => load().then((file) => ({ default: file.ExtensionDialog }))),
  record_visit: lazy(() => import('./visit').then((file) => ({ default: file.VisitDialog }))),
}

export function useActNames(): Readonly<Record<Act, string>> {
  const say = useWords(words)
  return {
    grant: say.grant,
    refuse: say.refuse,
    review: say.review,
    record_visit: say.visit,
    post_publicity: say.post,
    start_stop: say.stop,
    end_stop: say.endStop,
    extend: say.extend,
  }
}

function useActionKeys(kase: CaseView, task: TaskView, busy: boolean, onAsk: (act: Act) => void) {
  const say = useWords(words)
  const names = useActNames()
  const open = offersOf(kase, task)
    .filter((offer) => offer.can.allowed && !task.decision)
    .map((offer) => offer.act)
    .join(' ')
  const list = useMemo(() => {
    if (busy || !open) return []
    return (open.split(' ') as Act[]).map((act) => ({
      keys: actKeys[act],
      label: names[act],
      group: say.actions,
      run: () => onAsk(act),
    }))
    // The names change with the language alone, and so does `say`.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [busy, open, onAsk, say])
  useShortcuts(list)
}

interface SectionActionsProps extends Held {
  task: TaskView
  asked: Act | undefined
  onAsk: (act: Act | undefined) => void
}

/** What can be done with the item, under what; and what cannot, each reason once, with the way upward. */
export function SectionActions({ task, asked, onAsk, ...held }: SectionActionsProps) {
  const say = useWords(words)
  const names = useActNames()
  const own = useOwnLetters()
  const { kase } = held
  useActionKeys(kase, task, asked !== undefined, onAsk)
  const offers = offersOf(kase, task)
  // What is decided is decided: nothing is left to be greyed.
  if (offers.length === 0 || task.decision) return null
  const leading = leadingAct(offers)
  const Asked = asked && dialogs[asked]
  return (
    <div className={styles.part} data-screen-only>
      <div className={styles.actions} role="group" aria-label={say.actions}>
        {offers
          .filter((offer) => offer.can.allowed)
          .map(({ act }) => (
            <Button
              key={act}
              kind={act === leading ? 'primary' : act === 'refuse' ? 'danger' : 'secondary'}
              keys={actKeys[act]}
              onPress={() => onAsk(act)}
            >
              {names[act]}
            </Button>
          ))}
      </div>
      {authorities(offers, own.data?.letters ?? []).map((one) => (
        <Under key={one.mandate} authority={one} />
      ))}
      <NotNow kase={kase} task={task} />
      <Suspense>{Asked && <Asked {...held} task={task} onClose={() => onAsk(undefined)} />}</Suspense>
    </div>
  )
}

function NotNow({ kase, task }: { kase: CaseView; task: TaskView }) {
  const names = useActNames()
  const text = useText()
  const id = useId()
  return greyedBy(offersOf(kase, task)).map(({ why, acts }, index) => (
    <div key={why.zh} className={styles.notNow}>
      <span className={styles.actions}>
        {acts.map((act) => (
          <Button key={act} isDisabled aria-describedby={`${id}-${index}`}>
            {names[act]}
          </Button>
        ))}
      </span>
      <span id={`${id}-${index}`} className={styles.soft}>
        {text(why)}
      </span>
    </div>
  ))
}

/** The letter's number, its last day and how far it reaches; or the office of the head. */
export function Under({ authority }: { authority: Authority }) {
  const staff = useWords(staffWords)
  const format = useFormats()
  if (authority.mandate === 'head') return <p className={styles.soft}>{staff.asHead}</p>
  const until = authority.until ? format.aside(staff.mandateUntil(format.day(authority.until))) : ''
  const said = `${staff.mandate(authority.mandate)}${until}`
  const grants = authority.letter?.grants ?? []
  if (grants.length === 0) return <p className={styles.soft}>{said}</p>
  return <Reach said={said} grants={grants} soft />
}
