export { Home } from './home'
export { SearchPage } from './search-page'
