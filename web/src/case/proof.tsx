import { proofHref, type CaseView } from '@/api'
import { dictionary, useWords } from '@/i18n'
import { DownloadIcon } from '@/ui/icons'
import styles from './proof.module.css'
import { canOf } from './use-case'

const words = dictionary({
  zh: {
    download: '下载存证',
    downloadWhat: (number: string) => `下载存证：${number}`,
    file: (number: string) => `${number}-存证.jsonl`,
    use: '这个办件的每一步都记了账、签了名，事后谁也改不了。以后有争议，把存证文件交给法院或者监督部门，不用问我们就能核对。',
  },
  en: {
    download: 'Download the proof',
    downloadWhat: (number: string) => `Download the proof: ${number}`,
    file: (number: string) => `${number}-proof.jsonl`,
    use:
      'Every step of this case is on record and signed; nobody can change it afterwards. Should there be a ' +
      'dispute, a court or supervisor can check this file without asking us.',
  },
})

/** 存证: what stands in the journal about this case, to keep and to check elsewhere; for those who may. */
export function Proof({ kase: { id, number, ...kase } }: { kase: CaseView }) {
  const say = useWords(words)
  if (!canOf(kase, 'read_proof')) return null
  return (
    <p className={styles.proof} data-screen-only>
      <a href={proofHref(id)} download={say.file(number)} aria-label={say.downloadWhat(number)}>
        <DownloadIcon /> {say.download}
      </a>
      <span>{say.use}</span>
    </p>
  )
}
