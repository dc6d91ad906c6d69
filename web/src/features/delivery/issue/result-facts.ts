import type { TaskView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { words } from './words'

/** What tells one result from another on the counter: its number, who gave it, how long it holds. */
export function useResultFacts(): (task: TaskView) => string {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return ({ department, decision, handover }) =>
    [
      decision?.result_number && say.resultNumber(decision.result_number),
      text(department.name),
      decision?.valid_to && say.validTo(format.day(decision.valid_to)),
      decision && say.decidedAt(format.instant(decision.at)),
      !handover && decision?.deliver_by && say.by(format.day(decision.deliver_by)),
    ]
      .filter(Boolean)
      .join(' · ')
}
