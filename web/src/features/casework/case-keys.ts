import { useMemo } from 'react'
import { useWords } from '@/i18n'
import { useShortcuts, type Shortcut } from '@/keys'
import { useNavigate } from '@/ui'
import { theForm } from './evidence'
import { words } from './words'

interface PaperKeys {
  /** Codes in their order, by blanks: the list is a new one each time the case is looked at again. */
  papers: string
  shown: string
  show: (code: string) => void
  /** A dialog is on top: the keys of the page are not meant. */
  busy: boolean
}

/** From paper to paper, and to the form. */
export function usePaperKeys({ papers, shown, show, busy }: PaperKeys) {
  const say = useWords(words)
  const list = useMemo<Shortcut[]>(() => {
    if (busy) return []
    const codes = papers.split(' ').filter(Boolean)
    const at = codes.indexOf(shown)
    const go = (to: number) => show(codes[Math.max(0, Math.min(codes.length - 1, to))] ?? theForm)
    const group = say.evidence
    return [
      { keys: 'j', label: say.nextPaper, group, run: () => go(at + 1) },
      { keys: 'k', label: say.previousPaper, group, run: () => go(at - 1) },
      { keys: 'f', label: say.showForm, group, run: () => show(theForm) },
    ]
  }, [papers, shown, show, busy, say])
  useShortcuts(list)
}

interface WayKeys {
  /** The department's next item of the case. */
  onward: string | undefined
  back: string
  busy: boolean
}

export function useWayKeys({ onward, back, busy }: WayKeys) {
  const say = useWords(words)
  const navigate = useNavigate()
  const list = useMemo<Shortcut[]>(() => {
    if (busy) return []
    const group = say.actions
    const next = { keys: 'n', label: say.nextItem, group, run: () => navigate(onward ?? back) }
    const home = { keys: 'Escape', label: say.backKey, group, run: () => navigate(back) }
    return onward ? [next, home] : [home]
  }, [onward, back, busy, say, navigate])
  useShortcuts(list)
}
