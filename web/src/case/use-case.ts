import { useState } from 'react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import {
  actOnCase,
  actOnTask,
  caseView,
  isProblem,
  packageView,
  plan,
  useSubmissionKey,
  type Can,
  type CaseActs,
  type CaseView,
  type Taken,
  type TaskActs,
  type TimelineEntry,
} from '@/api'

/** One case as it stands; looked at again while it is open, because others work on it too. */
export function useCase(id: string) {
  return useQuery({
    queryKey: ['case', id],
    queryFn: ({ signal }) => caseView(id, signal),
    refetchInterval: 15_000,
  })
}

/** How the catalogue describes this case's fields and materials: groups, columns, units. */
export function useCasePlan(kase: CaseView) {
  return useQuery({
    queryKey: ['catalogue', 'plan', kase.package.code, kase.answers],
    queryFn: ({ signal }) => plan(kase.package.code, kase.answers, signal),
    staleTime: Infinity,
  })
}

export function useCasePackage(code: string) {
  return useQuery({
    queryKey: ['catalogue', 'package', code],
    queryFn: ({ signal }) => packageView(code, signal),
    staleTime: Infinity,
  })
}

/** May the asker do this, as the server says; undefined where it is not theirs at all. */
export function canOf(kase: Pick<CaseView, 'can'>, action: string, item?: string): Can | undefined {
  return kase.can.find((one) => one.action === action && (item === undefined || one.item === item))
}

interface Held {
  kase: CaseView
  etag: string | null
}

/** Several screens of one case share this: what was sent, whether it stands, and why not. */
function useAct<Body>(id: string, send: (body: Body, key: string) => Promise<Taken>, done: DoneWith) {
  const client = useQueryClient()
  const submissionKey = useSubmissionKey()
  const again = () => client.invalidateQueries({ queryKey: ['case', id] })
  return useMutation({
    mutationFn: (body: Body) => send(body, submissionKey.keyFor(body)),
    onSuccess: async (taken) => {
      submissionKey.done()
      // Shown as done only once the case itself has come back as done.
      await again()
      for (const list of ['cases', 'tasks', 'counts', 'overview'])
        void client.invalidateQueries({ queryKey: [list] })
      done?.(taken)
    },
    onError: (error) => {
      if (isProblem(error) && (error.status === 409 || error.status === 412)) {
        submissionKey.done()
        void again()
      }
    },
  })
}

type DoneWith = ((taken: Taken) => void) | undefined

export function useCaseAct<Act extends keyof CaseActs>({ kase, etag }: Held, act: Act, done?: DoneWith) {
  return useAct<CaseActs[Act]>(
    kase.id,
    (body, key) => actOnCase(kase.id, act, { body, etag: etag ?? '', key }),
    done,
  )
}

export function useTaskAct<Act extends keyof TaskActs>(
  { kase, etag }: Held,
  item: string,
  act: Act,
  done?: DoneWith,
) {
  return useAct<TaskActs[Act]>(
    kase.id,
    (body, key) => actOnTask(kase.id, item, act, { body, etag: etag ?? '', key }),
    done,
  )
}

/** What others did after `seen`; what followed at once from one's own act, by the system, is no news. */
export function newsOf(timeline: readonly TimelineEntry[], seen: number, myName: string): TimelineEntry[] {
  const fresh = timeline.filter((entry) => entry.seq > seen)
  const own = new Set(fresh.filter((entry) => entry.by === myName).map((entry) => entry.at))
  return fresh.filter((entry) => !own.has(entry.at))
}

/** What others did to the case since this page was opened or last looked over. */
export function useChanges(kase: CaseView, myName: string) {
  const newest = kase.timeline.reduce((most, entry) => Math.max(most, entry.seq), 0)
  const [seen, setSeen] = useState(newest)
  return { changes: newsOf(kase.timeline, seen, myName), acknowledge: () => setSeen(newest) }
}
