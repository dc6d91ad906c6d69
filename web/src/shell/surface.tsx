import { lazy, StrictMode, Suspense, useMemo, useState, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { QueryClientProvider } from '@tanstack/react-query'
import { makeQueryClient } from '@/api'
import { LanguageProvider, useWords } from '@/i18n'
import { useShortcutListener, useShortcuts } from '@/keys'
import { PreferencesProvider, usePreferences } from '@/preferences'
import { Switches, ToastProvider } from '@/ui'
import { ErrorBoundary } from './broken'
import { words } from './words'
import '@/tokens/index.css'

const KeySheet = lazy(() => import('@/ui/key-sheet').then((file) => ({ default: file.KeySheet })))

function Language({ children }: { children: ReactNode }) {
  const { preferences, change } = usePreferences()
  return (
    <LanguageProvider language={preferences.language} setLanguage={(language) => change({ language })}>
      {children}
    </LanguageProvider>
  )
}

/** `?` shows what the keyboard can do here. */
function Shortcuts() {
  const say = useWords(words)
  const { preferences, change } = usePreferences()
  const [open, setOpen] = useState(false)
  useShortcutListener(preferences.singleKeys)
  const list = useMemo(
    () => [{ keys: '?', label: say.keySheet, group: say.general, run: () => setOpen(true) }],
    [say],
  )
  useShortcuts(list)
  if (!open) return null
  return (
    <Suspense>
      <KeySheet
        isOpen
        onClose={() => setOpen(false)}
        singleKeys={preferences.singleKeys}
        onSingleKeys={(singleKeys) => change({ singleKeys })}
      />
    </Suspense>
  )
}

/** Everything an entry stands in: preferences, language, server state, shortcuts, the last net. */
export function Surface({ children }: { children: ReactNode }) {
  const [client] = useState(makeQueryClient)
  return (
    <PreferencesProvider>
      <Language>
        <QueryClientProvider client={client}>
          <ToastProvider>
            <ErrorBoundary>
              {children}
              <Shortcuts />
            </ErrorBoundary>
          </ToastProvider>
        </QueryClientProvider>
      </Language>
    </PreferencesProvider>
  )
}

/** The switches of the frame, wired to what this machine remembers. */
export function PreferenceSwitches() {
  const { preferences, change } = usePreferences()
  return (
    <Switches
      mode={preferences.mode}
      onMode={(mode) => change({ mode })}
      elderSize={preferences.elderSize}
      onElderSize={(elderSize) => change({ elderSize })}
      language={preferences.language}
      onLanguage={(language) => change({ language })}
    />
  )
}

/** Called once by an entry's main.tsx. `surface` chooses the density: portal or desk. */
export function mount(surface: 'portal' | 'desk', page: ReactNode) {
  document.documentElement.dataset.surface = surface
  const root = document.getElementById('root')
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <Surface>{page}</Surface>
      </StrictMode>,
    )
  }
}
