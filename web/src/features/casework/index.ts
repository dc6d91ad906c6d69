export { TaskListPage } from './list-page'
