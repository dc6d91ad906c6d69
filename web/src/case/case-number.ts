// What stands in a search box when a scanner has typed into it: the receipt's code leads to a page of the
// portal with the number in its address; the number alone is on the screen after applying.

const shape = /(\d{6})-?(20\d{2})-?(\d{7,9})-?([0-9A-Z])(?![0-9A-Z])/

/** The case number in a text, as the hall writes it: 500112-2026-0001234-C. */
export function caseNumberIn(typed: string): string | undefined {
  const plain = typed
    .normalize('NFKC')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s/g, '')
    .toUpperCase()
  const parts = shape.exec(plain)
  return parts ? parts.slice(1).join('-') : undefined
}

/** A number wherever there is one; else the words themselves. */
export function readSearch(typed: string): string {
  return caseNumberIn(typed) ?? typed.trim()
}
