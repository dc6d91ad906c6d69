import { Component, type ReactNode } from 'react'
import { useWords } from '@/i18n'
import { Actions, Alert, Button, Link, Page } from '@/ui'
import { ProblemNote } from './problem-note'
import { isProblem } from '@/api'
import { words } from './words'

export function Broken({ error }: { error: unknown }) {
  const say = useWords(words)
  if (isProblem(error)) return <ProblemNote error={error} onRetry={() => window.location.reload()} />
  return (
    <Alert tone="bad" title={say.brokenTitle} announce>
      <p>{say.brokenText}</p>
      <Actions>
        <Button onPress={() => window.location.reload()}>{say.reload}</Button>
        <a href="/">{say.home}</a>
      </Actions>
    </Alert>
  )
}

/** The last net: a fault of ours never leaves a blank page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state: { error: unknown } = { error: null }
  static getDerivedStateFromError(error: unknown) {
    return { error }
  }
  override render() {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />
  }
}

export function NotFound() {
  const say = useWords(words)
  return (
    <Page title={say.notFound} lead={say.notFoundText}>
      <Actions>
        <Link href="/" button="primary">
          {say.home}
        </Link>
      </Actions>
    </Page>
  )
}
