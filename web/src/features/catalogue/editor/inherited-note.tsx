import type { Json } from '@/api'
import { useText, useWords } from '@/i18n'
import { Alert, Button, Link, MarkChinese } from '@/ui'
import { editorWords } from './editor-words'
import styles from './editor.module.css'
import { useInherited } from './inherited'
import { usePlaceSaid } from './problem-list'

interface InheritedNoteProps {
  revision: string
  code: string
  document: Json
  onGo: (pointer: string) => void
}

/** Sentences that still speak of the package this one was begun from; each goes once it is edited. */
export function InheritedNote({ revision, code, document, onGo }: InheritedNoteProps) {
  const say = useWords(editorWords)
  const text = useText()
  const placeOf = usePlaceSaid()
  const { sentences, name, seen } = useInherited(revision, code, document)
  if (sentences.length === 0) return null
  return (
    <Alert tone="warn" title={say.inherited(sentences.length, text(name))}>
      <ul>
        {sentences.map((one) => (
          <li key={one.pointer}>
            <Link
              href={`#${one.pointer}`}
              onClick={(event) => {
                event.preventDefault()
                onGo(one.pointer)
              }}
            >
              {placeOf('package', one.pointer)}
            </Link>{' '}
            <MarkChinese>{[one.zh, one.en].filter(Boolean).join(' / ')}</MarkChinese>
          </li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button onPress={seen}>{say.inheritedSeen}</Button>
      </div>
    </Alert>
  )
}
