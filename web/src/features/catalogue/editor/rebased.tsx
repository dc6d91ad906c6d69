import { useWords } from '@/i18n'
import { ConflictPanel } from './conflict'
import type { Question } from './editing'
import { editorWords } from './editor-words'
import type { RecordState } from './record-state'

/** The server's name for a record that a publication changed while this revision did too. */
const rule = 'changed_on_both_sides'

interface RebasedProps {
  kind: string
  revision: string
  questions: readonly Question[]
  /** As it was published meanwhile. */
  published: RecordState['document']
  state: RecordState
}

/**
 * After the revision caught up, what both changed stands here as this revision has it. Both are shown, place
 * by place; what is chosen is saved at once, and with that it is settled.
 */
export function Rebased({ kind, revision, questions, published, state }: RebasedProps) {
  const say = useWords(editorWords)
  if (!state.problems.some((one) => one.rule === rule)) return null
  return (
    <ConflictPanel
      kind={kind}
      revision={revision}
      questions={questions}
      conflict={{ save: state.save, base: null, theirs: published, by: '' }}
      mine={state.document}
      said={{
        title: say.rebasedTitle,
        text: say.rebasedText,
        theirs: say.rebasedTheirs,
        take: say.rebasedTake,
        go: say.rebasedGo,
      }}
      isPending={state.saving.isPending}
      onSettle={(document) => {
        state.replace(document)
        state.saving.mutate({ document, save: state.save })
      }}
    />
  )
}
