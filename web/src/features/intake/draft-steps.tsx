import { faultsOf } from '@/form'
import { useText, useWords } from '@/i18n'
import { Steps, type Step } from '@/ui'
import { useDraft, type DraftState } from './draft-scope'
import { words } from './words'

type Place = number | 'materials' | 'review'

export function materialsMissing(draft: DraftState) {
  const there = new Set(draft.materials.filter((one) => one.files.length > 0).map((one) => one.material))
  return draft.plan.materials.filter(
    (one) => one.asked && one.necessity === 'required' && !there.has(one.code),
  )
}

/** All parts of the application: done, looked at but incomplete, this one, still ahead. */
export function DraftSteps({ place }: { place: Place }) {
  const say = useWords(words)
  const text = useText()
  const draft = useDraft()
  const formStep = (index: number): Step['state'] => {
    const page = draft.pages[index]
    if (!page || place === index) return 'current'
    const touched = page.fields.some((field) => draft.values[field.code])
    if (faultsOf(page.fields, draft.values).length === 0 && touched) return 'done'
    return touched || place === 'review' ? 'partial' : 'ahead'
  }
  const missing = materialsMissing(draft).length
  const handed = draft.materials.length
  const materials: Step['state'] =
    place === 'materials'
      ? 'current'
      : missing === 0
        ? 'done'
        : handed > 0 || place === 'review'
          ? 'partial'
          : 'ahead'
  const steps: Step[] = [
    ...draft.pages.map((page, index) => ({ label: text(page.title), state: formStep(index) })),
    { label: say.stepMaterials, state: materials },
    { label: say.stepReview, state: place === 'review' ? 'current' : 'ahead' },
  ]
  return <Steps steps={steps} label={say.steps} />
}
