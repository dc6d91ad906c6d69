export { WindowCasePage } from './case-page'
export { WindowListPage } from './list-page'
export { ServePage } from './serve-page'
