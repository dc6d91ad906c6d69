import type { CaseView, Named } from '@/api'
import { useText, useWords } from '@/i18n'
import { Light, Status, type StatusShape } from '@/ui'
import { words } from './words'

const shapes: Record<string, StatusShape> = {
  received: 'waiting',
  correction: 'asked',
  waiting: 'waiting',
  in_hand: 'working',
  stopped: 'stopped',
  granted: 'done',
  decided: 'done',
  refused: 'refused',
  not_accepted: 'refused',
  ended: 'ended',
  withdrawn: 'ended',
  handed_over: 'done',
  archived: 'ended',
}

/** The state of a task or a case, in the server's words. */
export function StateTag({ state }: { state: Named }) {
  const text = useText()
  return <Status shape={shapes[state.code] ?? 'waiting'}>{text(state.name)}</Status>
}

interface TaskLightProps {
  light: string
  /** Of the five days before the acceptance, whose last one is red. */
  before?: boolean
  /** Days of the promise that are left; negative: missed by so many. */
  left?: number | undefined
}

/** How it stands to its limits; nothing where no clock runs. */
export function TaskLight({ light, before = false, left }: TaskLightProps) {
  const say = useWords(words)
  if (light !== 'green' && light !== 'yellow' && light !== 'red') return null
  if (before && light === 'red') return <Light colour={light}>{say.lastDay}</Light>
  // A promise that was missed is not "soon" any more; the statute may still hold.
  if (light === 'yellow' && left === undefined) return <Light colour={light}>{say.soonOrLate}</Light>
  const late = light === 'yellow' && left !== undefined && left < 0
  return <Light colour={light}>{late ? say.late : say[light]}</Light>
}

/** Something was told to correct and is not accepted yet: nobody knows the day of the whole. */
export function mending(kase: CaseView): boolean {
  return (
    kase.notices.length > 0 &&
    kase.tasks.some((task) => task.state.code === 'correction' || task.state.code === 'received')
  )
}
