export { IssueCasePage } from './case-page'
