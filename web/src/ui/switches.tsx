import { useFormats, useWords, type Language } from '@/i18n'
import { words } from './frame-words'
import { ContrastIcon, GlobeIcon, TextSizeIcon } from './icons'

export type ModeName = 'standard' | 'elder' | 'contrast'

interface SwitchesProps {
  mode: ModeName
  onMode: (mode: ModeName) => void
  elderSize: 1 | 2 | 3 | 4
  onElderSize: (size: 1 | 2 | 3 | 4) => void
  language: Language
  onLanguage: (language: Language) => void
}

/** 长辈版, 高对比, 标准 and the language, one press each, on the first screen of every page. */
export function Switches({ mode, onMode, elderSize, onElderSize, language, onLanguage }: SwitchesProps) {
  const say = useWords(words)
  const format = useFormats()
  const sizes = [1, 2, 3, 4] as const
  return (
    <>
      <button type="button" onClick={() => onMode(mode === 'elder' ? 'standard' : 'elder')}>
        <TextSizeIcon /> {mode === 'elder' ? say.modeStandard : say.modeElder}
      </button>
      {mode === 'elder' && (
        <button type="button" onClick={() => onElderSize(sizes[elderSize % 4] ?? 1)}>
          {say.textSize}
          {format.colon}
          {say.sizes[elderSize - 1]}
        </button>
      )}
      <button
        type="button"
        aria-pressed={mode === 'contrast'}
        onClick={() => onMode(mode === 'contrast' ? 'standard' : 'contrast')}
      >
        <ContrastIcon /> {say.modeContrast}
      </button>
      <button
        type="button"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => onLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        <GlobeIcon /> {language === 'zh' ? say.toEnglish : say.toChinese}
      </button>
    </>
  )
}
