import type { TaskView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { words } from './words'

/** What tells one result from another on the counter: its number, who gave it, how long it holds. */
export function useResultFacts(): (task: TaskView) => string {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  return ({ department, decision }) =>
    [
      decision?.result_number && say.resultNumber(decision.result_number),
      text(department.name),
      decision?.valid_to && say.validTo(format.day(decision.valid_to)),
    ]
      .filter(Boolean)
      .join(' · ')
}

/** By when the first of them must be in the applicant's hands. */
export function useDeliverBy(): (tasks: readonly TaskView[]) => string | undefined {
  const say = useWords(words)
  const format = useFormats()
  return (tasks) => {
    const first = tasks.flatMap((task) => task.decision?.deliver_by ?? []).sort()[0]
    return first && say.by(format.day(first))
  }
}
