// How a person likes to see the pages: kept on this machine only, and nothing in it says who they are.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { Language } from '@/i18n'

export type Mode = 'standard' | 'elder' | 'contrast'
export type ElderSize = 1 | 2 | 3 | 4

export interface Preferences {
  mode: Mode
  elderSize: ElderSize
  language: Language
  /** Shortcuts of one letter; can be switched off (WCAG 2.1.4). */
  singleKeys: boolean
}

const storageKey = 'yichuang.preferences'
const initial: Preferences = { mode: 'standard', elderSize: 1, language: 'zh', singleKeys: true }

function read(): Preferences {
  try {
    const stored = JSON.parse(localStorage.getItem(storageKey) ?? '{}') as Partial<Preferences>
    return {
      mode: stored.mode === 'elder' || stored.mode === 'contrast' ? stored.mode : initial.mode,
      elderSize: ([1, 2, 3, 4] as const).find((size) => size === stored.elderSize) ?? initial.elderSize,
      language: stored.language === 'en' ? 'en' : 'zh',
      singleKeys: stored.singleKeys !== false,
    }
  } catch {
    return initial
  }
}

function show(preferences: Preferences) {
  const root = document.documentElement
  root.dataset.mode = preferences.mode
  root.dataset.elderSize = String(preferences.elderSize)
}

interface PreferencesState {
  preferences: Preferences
  change: (part: Partial<Preferences>) => void
}

const PreferencesContext = createContext<PreferencesState>({ preferences: initial, change: () => {} })

export function PreferencesProvider({ children }: { children: ReactNode }) {
  const [preferences, setPreferences] = useState(read)
  useEffect(() => show(preferences), [preferences])
  const change = useCallback((part: Partial<Preferences>) => {
    setPreferences((before) => {
      const after = { ...before, ...part }
      try {
        localStorage.setItem(storageKey, JSON.stringify(after))
      } catch {
        // A browser that keeps nothing still shows the choice until the page closes.
      }
      return after
    })
  }, [])
  const state = useMemo(() => ({ preferences, change }), [preferences, change])
  return <PreferencesContext value={state}>{children}</PreferencesContext>
}

export function usePreferences(): PreferencesState {
  return useContext(PreferencesContext)
}
