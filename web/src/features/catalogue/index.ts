export { GuidePage, ItemPage, PlanPage, QuestionPage } from './guide'
export { LicencesPage } from './licences'
export { Home, SearchPage } from './search'
