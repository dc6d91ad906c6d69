export { SectionCasePage } from './case-page'
