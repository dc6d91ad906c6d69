// What has not reached the server yet, kept by this tab alone and for one person: it outlives a reload and a
// sign-in, and is gone when the tab closes, when its person signs out here, or when somebody else signs in.

const prefix = 'yichuang.kept.'

interface Kept {
  person: string
  value: unknown
}

function read(key: string): Kept | undefined {
  try {
    const stored = sessionStorage.getItem(key)
    return stored ? (JSON.parse(stored) as Kept) : undefined
  } catch {
    return undefined
  }
}

export function keep(person: string, what: string, value: unknown) {
  try {
    sessionStorage.setItem(prefix + what, JSON.stringify({ person, value } satisfies Kept))
  } catch {
    // No room, or not allowed: then a reload loses it, as it always would have.
  }
}

export function letGo(what: string) {
  try {
    sessionStorage.removeItem(prefix + what)
  } catch {
    // Where nothing may be kept there is nothing to let go of.
  }
}

/** Given back to the person it was kept for, and to nobody else. */
export function keptFor<T>(person: string, what: string): T | undefined {
  const kept = read(prefix + what)
  return kept?.person === person ? (kept.value as T) : undefined
}

/** Somebody is signed in now: nothing of anybody else stays behind. Nobody: nothing at all. */
export function letGoOfOthers(person: string | undefined) {
  try {
    const own = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix))
    for (const key of own) if (read(key)?.person !== person) sessionStorage.removeItem(key)
  } catch {
    // As above.
  }
}
