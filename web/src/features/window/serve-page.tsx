import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { plan as readPlan } from '@/api'
import { GivenBackNote } from '@/form'
import { useWords } from '@/i18n'
import { Loaded } from '@/shell'
import { desk } from '@/shell/staff-paths'
import { Button, Page, Steps, useNavigate, type Step } from '@/ui'
import { FillIn } from './fill-in'
import { FindPerson, type ServedPerson } from './find-person'
import { Matter, type ChosenMatter } from './matter'
import { useReception } from './reception'
import { words } from './words'

/**
 * One person at the window, from their document to the receipt. Who it is and what they answered stay in this
 * tab and with this clerk: the next person at the same machine finds nothing of it.
 */
export function ServePage({ step }: { step: string | undefined }) {
  const say = useWords(words)
  const navigate = useNavigate()
  const [resumes] = useState(step !== undefined)
  const reception = useReception(resumes)
  const { person, matter } = reception
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
      {person && reception.givenBack && <GivenBackNote />}
      {person && (
        <div data-screen-only>
          <Button
            kind="quiet"
            onPress={() => {
              reception.forget()
              navigate(desk.serve())
            }}
          >
            {say.another}
          </Button>
        </div>
      )}
      {!person && (
        <FindPerson
          onFound={(found) => {
            reception.setPerson(found)
            navigate(desk.serve({ step: 'matter' }))
          }}
        />
      )}
      {person && at === 'matter' && (
        <Matter
          first={matter}
          onChosen={(chosen) => {
            reception.setMatter(chosen)
            navigate(desk.serve({ step: 'fill' }))
          }}
        />
      )}
      {person && matter && at === 'fill' && <Fill reception={{ ...reception, person, matter }} />}
    </Page>
  )
}

type Ready = ReturnType<typeof useReception> & { person: ServedPerson; matter: ChosenMatter }

/** The form of what was chosen: reckoned again after a reload, for the catalogue may have moved on. */
function Fill({ reception }: { reception: Ready }) {
  const { person, matter } = reception
  const query = useQuery({
    queryKey: ['catalogue', 'plan', matter.package, matter.answers],
    queryFn: ({ signal }) => readPlan(matter.package, matter.answers, signal),
    staleTime: Infinity,
  })
  return (
    <Loaded query={query}>
      {(plan) => (
        <FillIn
          key={JSON.stringify([person.person, matter.package, matter.answers])}
          person={person}
          matter={{ ...matter, plan }}
          filled={reception.filled}
          onFilled={reception.setFilled}
          onTaken={reception.drop}
        />
      )}
    </Loaded>
  )
}
