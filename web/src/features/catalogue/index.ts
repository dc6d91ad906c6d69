export { GuidePage, ItemPage, PlanPage, QuestionPage } from './guide'
export { Home, SearchPage } from './search'
