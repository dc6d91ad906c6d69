import type { Language } from './dictionary'

// Legal days are dates of Beijing, whatever the clock of the person's own machine says.
const zone = 'Asia/Shanghai'

export interface Formats {
  /** "2026-03-02" → 2026年3月2日 · 2 March 2026 */
  day(date: string): string
  /** the same with the day of the week: 2026年3月2日 星期一 */
  weekday(date: string): string
  /** an instant, as ISO text or ms since 1970: 2026年3月2日 14:03 */
  instant(at: string | number): string
  /** 14:03 */
  time(at: string | number | Date): string
  number(value: number): string
  /** What was counted so far, with a plus when there are more: 1,000+ */
  counted(total: number, more: boolean): string
  /** money kept in fen: ¥1,234.50 */
  money(fen: number): string
  bytes(count: number): string
  /** 甲、乙、丙 · A, B, C */
  list(parts: readonly string[]): string
  /** Between a name and what it stands for: “：” · “: ” */
  colon: string
  /** （…）· (…) */
  aside(text: string): string
}

function make(language: Language): Formats {
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB'
  const dayStyle = { year: 'numeric', month: 'long', day: 'numeric' } as const
  const timeStyle = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  const day = new Intl.DateTimeFormat(locale, { ...dayStyle, timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(locale, { ...dayStyle, weekday: 'long', timeZone: 'UTC' })
  const instant = new Intl.DateTimeFormat(locale, { ...dayStyle, ...timeStyle, timeZone: zone })
  const time = new Intl.DateTimeFormat(locale, { ...timeStyle, timeZone: zone })
  const number = new Intl.NumberFormat(locale)
  const money = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: 'CNY',
    currencyDisplay: 'narrowSymbol',
  })
  const asDate = (date: string) => new Date(`${date.slice(0, 10)}T00:00:00Z`)
  return {
    day: (date) => day.format(asDate(date)),
    weekday: (date) => weekday.format(asDate(date)),
    instant: (at) => instant.format(new Date(at)),
    time: (at) => time.format(new Date(at)),
    number: (value) => number.format(value),
    counted: (total, more) => `${number.format(total)}${more ? '+' : ''}`,
    money: (fen) => money.format(fen / 100),
    bytes: (count) =>
      count < 1_000_000
        ? `${number.format(Math.max(1, Math.round(count / 1000)))} kB`
        : `${number.format(Math.round(count / 100_000) / 10)} MB`,
    list: (parts) => parts.join(language === 'zh' ? '、' : ', '),
    colon: language === 'zh' ? '：' : ': ',
    aside: (text) => (language === 'zh' ? `（${text}）` : ` (${text})`),
  }
}

const formats: Partial<Record<Language, Formats>> = {}

export function formatsFor(language: Language): Formats {
  return (formats[language] ??= make(language))
}
