import { afterEach } from 'vitest'
import { cleanup } from '@testing-library/react'

afterEach(() => {
  if (typeof document === 'undefined') return
  cleanup()
  localStorage.clear()
})

// jsdom lays nothing out, so there is nothing to scroll.
if (typeof Element !== 'undefined') Element.prototype.scrollIntoView = () => {}
