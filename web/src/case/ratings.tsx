import type { CaseView } from '@/api'
import { useFormats, useText, useWords } from '@/i18n'
import { Descriptions } from '@/ui'
import { words } from './words'

/** What was said of a case, for whoever gave it and whoever answers for the hall. */
export function Ratings({ kase }: { kase: CaseView }) {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  if (kase.ratings.length === 0) return null
  return (
    <Descriptions
      items={kase.ratings.map((one) => ({
        label: text(one.stage.name),
        value: (
          <>
            <strong>{text(one.level.name)}</strong> · {format.instant(one.at)}
            {one.through_helper && ` · ${say.throughHelper}`}
            {one.reasons.length > 0 && <p>{format.list(one.reasons.map((reason) => text(reason.name)))}</p>}
            {one.words && <p>{one.words}</p>}
          </>
        ),
      }))}
    />
  )
}
