import type { StandingView } from '@/api'
import { useText, useWords } from '@/i18n'
import { portal } from '@/shell'
import { Alert, Link, Tag } from '@/ui'
import { words } from './words'

function useMark() {
  const say = useWords(words)
  return ({ kind, closed }: StandingView) => {
    if (kind === 'retired') return closed ? say.retired : say.willBeRetired
    return closed ? say.suspended : say.willBeSuspended
  }
}

/** 暂停 or 取消 in two or three words, beside the name of the item. */
export function StandingTag({ standing }: { standing: StandingView | undefined }) {
  const mark = useMark()
  return standing ? <Tag tone={standing.closed ? 'bad' : 'warn'}>{mark(standing)}</Tag> : null
}

/** One note for each item that cannot be applied for, or soon cannot: days, reason, what there is instead. */
export function StandingNotes({ standings }: { standings: readonly StandingView[] }) {
  const say = useWords(words)
  const text = useText()
  const mark = useMark()
  return (
    <>
      {standings.map((one) => (
        <Alert
          key={one.item.code}
          tone={one.closed ? 'warn' : 'info'}
          title={say.of(text(one.item.name), mark(one))}
        >
          <p>{text(one.text)}</p>
          {one.instead.length > 0 && (
            <p data-screen-only>
              {say.instead}
              {one.instead.map((other) => (
                <Link key={other.code} href={portal.item(other.code)}>
                  {text(other.name)}
                </Link>
              ))}
            </p>
          )}
          <p>{say.goesOn}</p>
        </Alert>
      ))}
    </>
  )
}
