import { useSearch } from '@tanstack/react-router'
import { LettersPage, NewLetterPage } from '@/features/authority'

export function LettersRoute() {
  return <LettersPage search={useSearch({ strict: false })} />
}

export function NewLetterRoute() {
  return <NewLetterPage />
}
