export { LettersPage, type LettersSearch } from './letters-page'
export { NewLetterPage } from './new-letter-page'
