import type { Named } from '@/api'
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
}

/** How it stands to its limits; nothing where no clock runs. */
export function TaskLight({ light, before = false }: TaskLightProps) {
  const say = useWords(words)
  if (light !== 'green' && light !== 'yellow' && light !== 'red') return null
  return <Light colour={light}>{before && light === 'red' ? say.lastDay : say[light]}</Light>
}
