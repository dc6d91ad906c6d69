import { useState } from 'react'
import { useWords } from '@/i18n'
import { Button, TextField } from '@/ui'
import { Dialog } from '@/ui/dialog'
import { codeFrom, copyOf, emptyPackage, freePackageCode } from './edges'
import styles from './editor.module.css'
import { keepGround } from './inherited'
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
  const taken = known.map((one) => one.code)
  const code = typed ?? (codeFrom(en) || (zh.trim() && freePackageCode(taken)))
  const base = useGround(revision, 'package', ground)
  const codeFault = !slugs.test(code) ? say.missingCode : taken.includes(code) ? say.codeTaken : undefined
  const send = () => {
    setAttempt(attempt + 1)
    if (!zh.trim() || !en.trim() || codeFault || (ground && !base.data)) return
    const named = { code, name: { zh: zh.trim(), en: en.trim() } }
    if (ground) keepGround(revision, code, ground)
    begin(code, isObject(base.data) ? copyOf(base.data, named) : emptyPackage(named), ground)
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
        <Names zh={zh} en={en} onZh={setZh} onEn={setEn} attempt={attempt} />
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
        <div className={styles.buttons}>
          <Button type="submit" kind="primary" isPending={Boolean(ground) && base.isFetching}>
            {say.startPackage}
          </Button>
          <Button onPress={onClose}>{say.cancel}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface NamesProps {
  zh: string
  en: string
  onZh: (zh: string) => void
  onEn: (en: string) => void
  attempt: number
}

function Names({ zh, en, onZh, onEn, attempt }: NamesProps) {
  const say = useWords(revisionWords)
  const missing = (value: string, fault: string) => (attempt > 0 && !value.trim() ? fault : undefined)
  return (
    <>
      <TextField
        name="zh"
        label={say.nameZh}
        value={zh}
        onChange={onZh}
        error={missing(zh, say.missingName)}
      />
      <TextField
        name="en"
        label={say.nameEn}
        hint={say.nameEnHint}
        value={en}
        onChange={onEn}
        error={missing(en, say.missingEnglish)}
      />
    </>
  )
}
