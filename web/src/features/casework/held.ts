import type { ReactNode } from 'react'
import type { CaseView, TaskView } from '@/api'

/** A case as it was seen, with the version every act on it names. */
export interface Held {
  kase: CaseView
  etag: string
  /** What changed meanwhile, for whoever was just refused because of it; `seen` takes it off the dialog. */
  changes: (seen: () => void) => ReactNode
}

/** What every dialog of the section is given. */
export interface Asked extends Held {
  task: TaskView
  onClose: () => void
}
