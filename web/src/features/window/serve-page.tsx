import { useState } from 'react'
import { useWords } from '@/i18n'
import { desk } from '@/shell/staff-paths'
import { Button, Page, Steps, useNavigate, type Step } from '@/ui'
import { FillIn } from './fill-in'
import { FindPerson, type ServedPerson } from './find-person'
import { Matter, type ChosenMatter } from './matter'
import { words } from './words'

/**
 * One person at the window, from their document to the receipt. Who it is and what they answered stay in this
 * page and nowhere else: the next person at the same machine finds nothing of it.
 */
export function ServePage({ step }: { step: string | undefined }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const [person, setPerson] = useState<ServedPerson>()
  const [matter, setMatter] = useState<ChosenMatter>()
  const reached = person ? (matter ? (step ?? 'fill') : 'matter') : 'person'
  const at = reached === 'fill' || reached === 'matter' ? reached : 'person'
  const names = { person: say.stepPerson, matter: say.stepMatter, fill: say.stepFill }
  const order = ['person', 'matter', 'fill'] as const
  const steps: Step[] = order.map((one, index) => ({
    label: names[one],
    state: one === at ? 'current' : index < order.indexOf(at) ? 'done' : 'ahead',
  }))
  return (
    <Page
      title={`${say.serveTitle}${person ? ` · ${person.name}` : ''}`}
      tabTitle={say.serveTitle}
      back={{ href: desk.list(), label: say.back }}
    >
      <Steps steps={steps} label={say.steps} />
      {person && (
        <div data-screen-only>
          <Button
            kind="quiet"
            onPress={() => {
              setPerson(undefined)
              setMatter(undefined)
            }}
          >
            {say.another}
          </Button>
        </div>
      )}
      {!person && (
        <FindPerson
          onFound={(found) => {
            setPerson(found)
            navigate(desk.serve({ step: 'matter' }))
          }}
        />
      )}
      {person && at === 'matter' && (
        <Matter
          first={matter}
          onChosen={(chosen) => {
            setMatter(chosen)
            navigate(desk.serve({ step: 'fill' }))
          }}
        />
      )}
      {person && matter && at === 'fill' && (
        <FillIn
          key={JSON.stringify([person.person, matter.package, matter.answers])}
          person={person}
          matter={matter}
        />
      )}
    </Page>
  )
}
