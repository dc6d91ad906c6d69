export { dictionary, type Dictionary, type Language, type Text } from './dictionary'
export { LanguageProvider, useFormats, useLanguage, useText, useWords } from './language'
export { formatsFor, type Formats } from './formats'
