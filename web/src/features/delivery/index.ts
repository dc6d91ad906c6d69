export { CheckPage } from './check-page'
export { ResultsPage } from './results-page'
