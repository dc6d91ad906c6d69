import { createContext, useCallback, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import type { Dictionary, Language, Text } from './dictionary'
import { formatsFor, type Formats } from './formats'

interface LanguageState {
  language: Language
  setLanguage: (language: Language) => void
}

const LanguageContext = createContext<LanguageState>({ language: 'zh', setLanguage: () => {} })

interface LanguageProviderProps extends LanguageState {
  children: ReactNode
}

/** Switching re-renders with other words; nothing is unmounted, so what was typed stays. */
export function LanguageProvider({ language, setLanguage, children }: LanguageProviderProps) {
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  const state = useMemo(() => ({ language, setLanguage }), [language, setLanguage])
  return (
    <LanguageContext value={state}>
      <I18nProvider locale={language === 'zh' ? 'zh-CN' : 'en-GB'}>{children}</I18nProvider>
    </LanguageContext>
  )
}

export function useLanguage(): LanguageState {
  return useContext(LanguageContext)
}

export function useWords<Words>(words: Dictionary<Words>): Words {
  return words[useContext(LanguageContext).language]
}

/** Reads a catalogue text; where a language is missing the other one is better than nothing. */
export function useText(): (text: Text | null | undefined) => string {
  const { language } = useContext(LanguageContext)
  return useCallback(
    (text) => (text ? text[language] || text[language === 'zh' ? 'en' : 'zh'] : ''),
    [language],
  )
}

export function useFormats(): Formats {
  return formatsFor(useContext(LanguageContext).language)
}
