import { useQuery } from '@tanstack/react-query'
import { centre, type OpenSpanView } from '@/api'
import { dictionary, useFormats, useText, useWords } from '@/i18n'

const words = dictionary({
  zh: { weekdays: '周一至周五', saturday: '周六', sunday: '周日' },
  en: { weekdays: 'Monday to Friday', saturday: 'Saturday', sunday: 'Sunday' },
})

/** The hall's own details, for the frame and the help on every page. */
export function useCentre() {
  const say = useWords(words)
  const text = useText()
  const format = useFormats()
  const query = useQuery({
    queryKey: ['catalogue', 'centre'],
    queryFn: ({ signal }) => centre(signal),
    staleTime: Infinity,
  })
  const hall = query.data
  if (!hall) return { centre: undefined, help: {} }
  const spans = (list: readonly OpenSpanView[]) =>
    format.list(list.map((span) => `${span.open}–${span.close}`))
  const days = [
    [say.weekdays, hall.weekdays],
    [say.saturday, hall.saturday],
    [say.sunday, hall.sunday],
  ] as const
  const hours = (
    <>
      {days
        .filter(([, list]) => list.length > 0)
        .map(([day, list]) => (
          <div key={day}>
            {day} {spans(list)}
          </div>
        ))}
      {text(hall.hours_note)}
    </>
  )
  const help = {
    phone: hall.phone,
    complaintPhone: hall.complaint_phone,
    address: text(hall.address),
    hours,
  }
  return { centre: text(hall.name), help }
}
