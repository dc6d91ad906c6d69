// Identity numbers carry check digits, so a slip of the finger is found before anything is sent.

/** Full-width digits and letters, spaces and dashes of all kinds: people type what they see. */
export function plainNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\-–—]/g, '')
    .toUpperCase()
}

const idWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const idChecks = '10X98765432'

/** GB 11643-1999: seventeen digits with a real birth date, then the MOD 11-2 check character. */
export function isIdNumber(text: string): boolean {
  if (!/^\d{17}[\dX]$/.test(text)) return false
  if (!isDay(`${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`)) return false
  const sum = idWeights.reduce((total, weight, at) => total + weight * Number(text[at]), 0)
  return idChecks[sum % 11] === text[17]
}

const creditLetters = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** GB 32100-2015: eighteen characters of thirty-one, the last a MOD 31 check. */
export function isCreditCode(text: string): boolean {
  if (text.length !== 18 || [...text].some((letter) => !creditLetters.includes(letter))) return false
  const sum = creditWeights.reduce(
    (total, weight, at) => total + weight * creditLetters.indexOf(text[at] ?? ''),
    0,
  )
  return creditLetters[(31 - (sum % 31)) % 31] === text[17]
}

/** A mainland mobile, or a landline with its area code. */
export function isPhone(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text) || /^0\d{2,3}\d{7,8}$/.test(text)
}

export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!parts) return false
  const date = new Date(`${text}T00:00:00Z`)
  return (
    !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text && Number(parts[1]) >= 1800
  )
}
