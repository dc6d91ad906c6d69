import { useMutation, useQueryClient } from '@tanstack/react-query'
import { fileCase, isProblem, useSubmissionKey } from '@/api'
import { deliveryToSend, withoutAddress } from '@/case/delivery-choice'
import { tidied } from '@/form'
import { useText } from '@/i18n'
import { portal } from '@/shell'
import { useNavigate } from '@/ui'
import { useDraft, type DraftState } from './draft-scope'
import { refusedFields } from './fault-path'

/** What is sent: only what the plan asks, in the form in which it is checked. */
function submission(draft: DraftState) {
  const { delivery, address } = deliveryToSend(draft.plan.delivery, draft.values)
  const entries = withoutAddress(draft.plan.fields, draft.plan.delivery).map((field) => {
    const given = field.from_answer ? draft.answers[field.from_answer] : draft.values[field.code]
    return [field.code, field.asked ? tidied(field, given ?? '') : ''] as const
  })
  const known = draft.plan.materials.filter((material) => material.asked).map((material) => material.code)
  return {
    package: draft.plan.package,
    answers: { ...draft.answers },
    fields: { ...Object.fromEntries(entries.filter(([, value]) => value !== '')), ...address },
    materials: draft.materials.filter((one) => known.includes(one.material)),
    draft: draft.id,
    disputes: Object.fromEntries(
      Object.entries(draft.recorded).flatMap(([code, one]) =>
        one.reason === undefined ? [] : [[code, one.reason.trim()]],
      ),
    ),
    delivery,
  }
}

/** Handing in: the newest draft, under one key, and then never back to this page. */
export function useFiling(onRefused: () => void) {
  const draft = useDraft()
  const text = useText()
  const navigate = useNavigate()
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  return useMutation({
    mutationFn: async () => {
      await draft.flush()
      const body = submission(draft)
      return fileCase(body, submissionKey.keyFor(body))
    },
    onSuccess: (taken) => {
      submissionKey.done()
      void client.invalidateQueries({ queryKey: ['drafts'] })
      void client.invalidateQueries({ queryKey: ['cases'] })
      navigate(portal.done(taken.id), { replace: true })
      client.removeQueries({ queryKey: ['draft', draft.id] })
    },
    onError: (error) => {
      // Handed in from another page meanwhile: this one has nothing left to hand in, and shows where it is.
      if (isProblem(error) && error.code === 'draft_already_filed') {
        void client.invalidateQueries({ queryKey: ['cases'] })
        void client.resetQueries({ queryKey: ['draft', draft.id] })
        return
      }
      if (isProblem(error)) {
        const found = refusedFields(error, draft.materials, text)
        draft.setRefused(Object.fromEntries(found.map(({ name, message }) => [name, message])))
      }
      onRefused()
    },
  })
}
