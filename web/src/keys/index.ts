export { keyCaps, useShortcutList, useShortcutListener, useShortcuts, type Shortcut } from './shortcuts'
