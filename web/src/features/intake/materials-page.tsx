import { useState } from 'react'
import type { PlanMaterialView } from '@/api'
import { MaterialUpload } from '@/case/material-upload'
import { GivenBackNote, SaveNote, useLeaving } from '@/form'
import { useFormats, useText, useWords } from '@/i18n'
import { portal } from '@/shell'
import { Actions, Button, ErrorSummary, More, Page, useNavigate } from '@/ui'
import { DraftSteps, materialsMissing } from './draft-steps'
import { useDraft } from './draft-scope'
import styles from './intake.module.css'
import { words } from './words'

/** Every paper once, whichever items need it. */
export function MaterialsPage({ fromReview }: { fromReview: boolean }) {
  const say = useWords(words)
  const text = useText()
  const navigate = useNavigate()
  const draft = useDraft()
  const [attempt, setAttempt] = useState(0)
  const { leaving, leave } = useLeaving(draft.flush)
  const [busy, setBusy] = useState<readonly string[]>([])
  const asked = draft.plan.materials.filter((material) => material.asked)
  const missing = materialsMissing(draft)
  const errors = missing.map((material) => ({
    name: material.code,
    message: busy.includes(material.code)
      ? say.materialSending(text(material.name))
      : say.materialMissing(text(material.name)),
  }))
  const shown = attempt > 0 ? errors : []
  const onward = () => {
    if (missing.length > 0) return setAttempt(attempt + 1)
    leave(() => navigate(portal.review(draft.id)))
  }
  const back = fromReview ? portal.review(draft.id) : portal.form(draft.id, draft.pages.length)
  return (
    <Page
      width="column"
      back={{ href: back, label: say.back }}
      above={`${text(draft.plan.name)} · ${say.part(draft.pages.length + 1, draft.pages.length + 2)}`}
      title={say.materials}
      lead={asked.length > 0 ? say.materialsLead : say.noMaterials}
      faulty={shown.length > 0}
    >
      <DraftSteps place="materials" />
      {asked.some((one) => draft.givenBack.includes(one.code)) && <GivenBackNote />}
      <ErrorSummary errors={shown} attempt={attempt} />
      <ol className={styles.materials}>
        {asked.map((material) => (
          <li key={material.code}>
            <MaterialUpload
              name={material.code}
              label={text(material.name)}
              optional={material.necessity !== 'required'}
              hint={<MaterialHint material={material} />}
              stored={draft.materials.find((one) => one.material === material.code)?.files ?? []}
              onStored={(files) => draft.setFiles(material.code, files)}
              onBusy={(is) =>
                setBusy((before) => [
                  ...before.filter((code) => code !== material.code),
                  ...(is ? [material.code] : []),
                ])
              }
              names={draft.fileNames}
              error={shown.find((error) => error.name === material.code)?.message}
            />
          </li>
        ))}
      </ol>
      <Actions>
        <Button kind="primary" isPending={leaving} onPress={onward}>
          {fromReview ? say.toReview : say.next}
        </Button>
        <SaveNote state={draft.saved} />
      </Actions>
      <p className={styles.soft}>{say.help}</p>
    </Page>
  )
}

export function MaterialHint({ material }: { material: PlanMaterialView }) {
  const format = useFormats()
  const say = useWords(words)
  const text = useText()
  return (
    <>
      <p>{text(material.why)}</p>
      {material.copies > 1 && <p>{say.copies(material.copies)}</p>}
      <p>{say.usedFor(format.list(material.for_items.map((item) => text(item.name))))}</p>
      <More summary={say.howTo}>
        <p>{text(material.how_to_get)}</p>
        {text(material.good_example) && (
          <p>
            ✓ {say.good}
            {format.colon}
            {text(material.good_example)}
          </p>
        )}
        {text(material.bad_example) && (
          <p>
            ✗ {say.bad}
            {format.colon}
            {text(material.bad_example)}
          </p>
        )}
      </More>
    </>
  )
}
