// Every address of the portal, built in one place.

type Answers = Readonly<Record<string, string>>

function query(values: Readonly<Record<string, string | undefined>>): string {
  const known = Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const text = new URLSearchParams(known).toString()
  return text ? `?${text}` : ''
}
const part = encodeURIComponent

export const portal = {
  home: () => '/',
  search: (text: string) => `/search${query({ q: text })}`,
  /** The list of business licences, of one reform mode or with some words. */
  licences: (find: { mode?: string | undefined; text?: string } = {}) =>
    `/licences${query({ mode: find.mode, q: find.text })}`,
  guide: (code: string) => `/guide/${part(code)}`,
  item: (code: string) => `/item/${part(code)}`,
  questions: (code: string, answers: Answers = {}) => `/start/${part(code)}${query(answers)}`,
  question: (code: string, question: string, answers: Answers) =>
    `/start/${part(code)}/${part(question)}${query(answers)}`,
  plan: (code: string, answers: Answers) => `/plan/${part(code)}${query(answers)}`,
  begin: (code: string, answers: Answers) => `/apply/${part(code)}${query(answers)}`,
  form: (draft: string, page: number, options: { field?: string; review?: boolean } = {}) =>
    `/drafts/${part(draft)}/form/${page}` +
    query({ field: options.field, back: options.review ? 'review' : undefined }),
  materials: (draft: string) => `/drafts/${part(draft)}/materials`,
  review: (draft: string) => `/drafts/${part(draft)}/review`,
  matters: () => '/cases',
  case: (id: string) => `/cases/${part(id)}`,
  done: (id: string) => `/cases/${part(id)}/done`,
  correction: (id: string) => `/cases/${part(id)}/correction`,
  results: (id: string) => `/cases/${part(id)}/results`,
  progress: () => '/progress',
  /** Whether the paper of a result is real. */
  check: (paper: string, code: string) => `/check${query({ paper, code })}`,
  /** Of whoever works at several desks. */
  workplaces: () => '/workplaces',
  /** What came of a report that a guide is wrong. */
  guideReport: (number?: string) => `/guide-report${query({ number })}`,
  signIn: (next?: string) => `/sign-in${query({ next })}`,
  register: (next?: string) => `/register${query({ next })}`,
}

/** Only addresses of our own are followed after signing in. */
export function ownPath(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/cases'
}
