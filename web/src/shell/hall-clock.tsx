import { useQuery } from '@tanstack/react-query'
import { clock } from '@/api'
import { useFormats, useWords } from '@/i18n'
import { words } from './staff-words'

export const clockKey = ['clock']

/** The server's clock, which alone decides days and limits; in a demonstration it can be stepped. */
export function useHallClock() {
  return useQuery({
    queryKey: clockKey,
    queryFn: ({ signal }) => clock(signal),
    staleTime: 20_000,
    refetchInterval: 30_000,
  })
}

export function HallClock() {
  const say = useWords(words)
  const format = useFormats()
  const { data } = useHallClock()
  if (!data) return null
  return (
    <span className="tabular">
      <span className="visually-hidden">{say.hallClock} </span>
      {format.weekday(data.day)} {format.time(data.now)}
      {!data.working_day && format.aside(say.restDay)}
    </span>
  )
}
