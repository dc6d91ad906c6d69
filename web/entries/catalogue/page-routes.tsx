import { useParams, useSearch } from '@tanstack/react-router'
import { PreviewPage, RecordPage, RevisionPage } from '@/features/catalogue/editor'

interface Params {
  revision?: string
  kind?: string
  code?: string
}

const useAddress = () => useParams({ strict: false }) as Params

export function RevisionRoute() {
  const { revision = '' } = useAddress()
  const { tab } = useSearch({ strict: false }) as { tab?: string }
  return <RevisionPage key={revision} id={revision} tab={tab} />
}

export function RecordRoute() {
  const { revision = '', kind = '', code = '' } = useAddress()
  const { at } = useSearch({ strict: false }) as { at?: string }
  return (
    <RecordPage key={`${revision} ${kind} ${code}`} revision={revision} kind={kind} code={code} at={at} />
  )
}

export function PreviewRoute() {
  const { revision = '', code = '' } = useAddress()
  return <PreviewPage revision={revision} code={code} search={useSearch({ strict: false })} />
}
