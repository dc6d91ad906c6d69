import { useText, useWords } from '@/i18n'
import { portal, useMe } from '@/shell'
import { surfaceHome, workplacesOf } from '@/shell/staff-paths'
import { words as staffWords } from '@/shell/staff-words'
import { Actions, Link, Page } from '@/ui'
import { words } from './words'

/** For whoever works at several desks: which one today. */
export function WorkplacesPage() {
  const say = useWords(words)
  const names: Readonly<Record<string, unknown>> = useWords(staffWords)
  const text = useText()
  const { me } = useMe()
  if (!me) return null
  const places = workplacesOf(me)
  const nameOf = (surface: string) => {
    const name = names[surface]
    return typeof name === 'string' ? name : surface
  }
  return (
    <Page width="column" title={say.workplaces} lead={text(me.post?.name)}>
      {places.length === 0 && <p>{say.noWorkplace}</p>}
      <Actions>
        {places.map((one) => (
          <Link key={one} href={surfaceHome(one)} button="primary">
            {nameOf(one)}
          </Link>
        ))}
        <Link href={portal.home()} button="secondary">
          {nameOf('portal')}
        </Link>
      </Actions>
    </Page>
  )
}
