import type { RevisionProblem } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Link, MarkChinese, Tag, type Tone } from '@/ui'
import { editorWords } from './editor-words'
import styles from './editor.module.css'
import { namesOf, useLabels } from './labels'
import { partsOf } from './pointer'

const tones: Record<string, Tone> = { error: 'bad', warning: 'warn', hint: 'plain' }

/** "申请材料 第 4 条 · 依据 · 条款": where in a record, in words. */
export function usePlaceSaid() {
  const labels = useLabels()
  const format = useFormats()
  const chinese = format.colon === '：'
  return (kind: string, pointer: string): string => {
    const parts = partsOf(pointer)
    const said = parts.map((part, index) => {
      if (/^\d+$/.test(part)) return chinese ? `第 ${Number(part) + 1} 条` : `row ${Number(part) + 1}`
      return labels.member(namesOf(kind, `/${parts.slice(0, index + 1).join('/')}`))
    })
    return said.join(' · ')
  }
}

interface ProblemListProps {
  problems: readonly RevisionProblem[]
  /** Where a press leads: to the very field. */
  hrefOf?: (problem: RevisionProblem) => string
  onGo?: (problem: RevisionProblem) => void
  nameOf?: (problem: RevisionProblem) => string
}

export function ProblemList({ problems, hrefOf, onGo, nameOf }: ProblemListProps) {
  const say = useWords(editorWords)
  const text = useText()
  const placeOf = usePlaceSaid()
  const severity = (one: string) =>
    one === 'error' ? say.error : one === 'warning' ? say.warning : say.hint
  return (
    <ul className={styles.problems}>
      {problems.map((problem, index) => {
        const place = problem.pointer ? placeOf(problem.kind, problem.pointer) : ''
        const where = [nameOf?.(problem), place].filter(Boolean).join(' · ')
        return (
          <li key={`${problem.rule} ${problem.kind} ${problem.code} ${problem.pointer} ${index}`}>
            <Tag tone={tones[problem.severity] ?? 'plain'}>{severity(problem.severity)}</Tag>
            <span>
              <MarkChinese>{text(problem.message)}</MarkChinese>
              {where && (
                <>
                  {' '}
                  <Link
                    href={hrefOf?.(problem) ?? `#${problem.pointer}`}
                    onClick={(event) => {
                      if (!onGo) return
                      event.preventDefault()
                      onGo(problem)
                    }}
                  >
                    {where}
                  </Link>
                </>
              )}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
