// One registry of shortcuts: what works on the page right now is what the `?` sheet lists and buttons show.
import { useEffect, useSyncExternalStore } from 'react'

export interface Shortcut {
  /** 'j', 'Enter', 'Control+k', 'Shift+?' … as KeyboardEvent.key says it, modifiers first. */
  keys: string
  label: string
  /** Heading on the sheet. */
  group: string
  run: () => void
  /** Also while typing in a field; only for combinations with Control, Alt or Meta, and Escape. */
  whileTyping?: boolean
}

let shortcuts: readonly Shortcut[] = []
let singleKeys = true
const listeners = new Set<() => void>()

function replace(next: readonly Shortcut[]) {
  shortcuts = next
  listeners.forEach((tell) => tell())
}

function subscribe(tell: () => void) {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

export function allowSingleKeys(allowed: boolean) {
  singleKeys = allowed
}

function typing(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  if (target.getAttribute('role') === 'spinbutton' || target.getAttribute('role') === 'combobox')
    return true
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  )
}

function pressed(event: KeyboardEvent): string {
  const parts: string[] = []
  if (event.ctrlKey || event.metaKey) parts.push('Control')
  if (event.altKey) parts.push('Alt')
  // Shift is part of the sign itself for '?', but not for 'Enter' or an arrow.
  if (event.shiftKey && event.key.length > 1) parts.push('Shift')
  parts.push(event.key.length === 1 ? event.key.toLowerCase() : event.key)
  return parts.join('+')
}

export function onKeyDown(event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return
  const keys = pressed(event)
  const combined = event.ctrlKey || event.metaKey || event.altKey
  // The one declared last is the one on top: a dialog's over its page's.
  const found = [...shortcuts].reverse().find((shortcut) => shortcut.keys === keys)
  if (!found) return
  if (typing(event.target) && !(found.whileTyping && (combined || keys === 'Escape'))) return
  if (!singleKeys && !combined && event.key.length === 1) return
  event.preventDefault()
  found.run()
}

export function register(added: readonly Shortcut[]) {
  replace([...shortcuts, ...added])
  return () => replace(shortcuts.filter((shortcut) => !added.includes(shortcut)))
}

/** Declares shortcuts while the component is on the page. Memoise the list. */
export function useShortcuts(list: readonly Shortcut[]) {
  useEffect(() => register(list), [list])
}

export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(subscribe, () => shortcuts)
}

/** Once, at the root of an entry. */
export function useShortcutListener(allowed: boolean) {
  useEffect(() => {
    allowSingleKeys(allowed)
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [allowed])
}

const signs: Record<string, string> = {
  'Control': 'Ctrl',
  'ArrowUp': '↑',
  'ArrowDown': '↓',
  'ArrowLeft': '←',
  'ArrowRight': '→',
  'Escape': 'Esc',
  'Enter': 'Enter',
  ' ': '␣',
}

/** 'Control+k' → ['Ctrl', 'K'] */
export function keyCaps(keys: string): string[] {
  if (keys === '+') return ['+']
  return keys.split('+').map((key) => signs[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}
