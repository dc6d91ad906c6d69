import { useState } from 'react'
import { useWords } from '@/i18n'
import { Button, TextField } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { codeFrom, copyOf, emptyPackage } from './edges'
import styles from './editor.module.css'
import { slugs, useBegin, useGround } from './new-parts'
import { isObject } from './pointer'
import { RecordPicker } from './record-picker'
import { useRecordsOf } from './records'
import { revisionWords } from './revision-words'

interface NewPackageProps {
  revision: string
  onClose: () => void
}

/** A new package: a name, and one that is near to begin from. */
export function NewPackage({ revision, onClose }: NewPackageProps) {
  const say = useWords(revisionWords)
  const begin = useBegin(revision, 'package')
  const known = useRecordsOf('package', revision).data ?? []
  const [zh, setZh] = useState('')
  const [en, setEn] = useState('')
  const [typed, setTyped] = useState<string>()
  const [ground, setGround] = useState('')
  const [attempt, setAttempt] = useState(0)
  const code = typed ?? codeFrom(en)
  const base = useGround(revision, 'package', ground)
  const codeFault = !slugs.test(code)
    ? say.missingCode
    : known.some((one) => one.code === code)
      ? say.codeTaken
      : undefined
  const nameFault = (value: string) => (attempt > 0 && !value.trim() ? say.missingName : undefined)
  const send = () => {
    setAttempt(attempt + 1)
    if (!zh.trim() || !en.trim() || codeFault || (ground && !base.data)) return
    const named = { code, name: { zh: zh.trim(), en: en.trim() } }
    begin(code, isObject(base.data) ? copyOf(base.data, named) : emptyPackage(named))
  }
  return (
    <Dialog title={say.newPackageTitle} isOpen urgent wide onClose={onClose}>
      <form
        noValidate
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <p>{say.newPackageLead}</p>
        <TextField name="zh" label={say.nameZh} value={zh} onChange={setZh} error={nameFault(zh)} />
        <TextField name="en" label={say.nameEn} value={en} onChange={setEn} error={nameFault(en)} />
        <TextField
          name="code"
          label={say.code}
          hint={say.codeHint}
          value={code}
          onChange={setTyped}
          error={attempt > 0 ? codeFault : undefined}
          width="medium"
        />
        <RecordPicker
          name="ground"
          label={say.ground}
          hint={say.groundHint}
          kind="package"
          revision={revision}
          value={ground}
          onPick={(one) => setGround(one.code)}
        />
        <div>
          <Button type="submit" kind="primary" isPending={Boolean(ground) && base.isFetching}>
            {say.startPackage}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
