export { AssessedCasesPage } from './cases-page'
export { AssessmentPage } from './item-page'
export { AssessmentsPage } from './list-page'
