/** Search parameters stay the text they are: `area=120` is no number and `otc_only=true` no boolean. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

export function stringifySearch(search: Record<string, unknown>): string {
  const known = Object.entries(search).filter(([, value]) => value !== undefined)
  const text = new URLSearchParams(known.map(([key, value]) => [key, String(value)])).toString()
  return text ? `?${text}` : ''
}
