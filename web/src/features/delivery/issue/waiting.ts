const day = 24 * 60 * 60 * 1000

/** Calendar days between an instant, as the server tells it in the time of the hall, and a day. */
export function daysBetween(instant: string, today: string): number {
  return Math.round((Date.parse(today) - Date.parse(instant.slice(0, 10))) / day)
}
