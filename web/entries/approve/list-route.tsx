import { useSearch } from '@tanstack/react-router'
import { TaskListPage } from '@/features/casework/list-page'

export function ListRoute() {
  return <TaskListPage search={useSearch({ strict: false })} />
}
