import {
  createContext,
  useContext,
  type AnchorHTMLAttributes,
  type MouseEvent,
  type ReactNode,
} from 'react'
import buttonStyles from './button.module.css'
import type { ButtonKind } from './button'

export type Navigate = (href: string, how?: { replace?: boolean }) => void

const NavigationContext = createContext<Navigate | null>(null)

/** An entry says how to move inside itself; anything it does not know is an ordinary link. */
export function NavigationProvider({ navigate, children }: { navigate: Navigate; children: ReactNode }) {
  return <NavigationContext value={navigate}>{children}</NavigationContext>
}

export function useNavigate(): Navigate {
  return useContext(NavigationContext) ?? elsewhere
}

const elsewhere: Navigate = (href, how) => {
  if (how?.replace) window.location.replace(href)
  else window.location.assign(href)
}

interface LinkProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  href: string
  /** Looks like a button, is a link. */
  button?: ButtonKind
}

export function Link({ href, button, onClick, className, children, ...rest }: LinkProps) {
  const navigate = useContext(NavigationContext)
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    const elsewhere =
      rest.target || rest.download !== undefined || !href.startsWith('/') || href.startsWith('/api/')
    if (elsewhere || !navigate || event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    navigate(href)
  }
  const look = button ? `${buttonStyles.button} ${buttonStyles[button]}` : ''
  return (
    <a
      {...rest}
      href={href}
      onClick={follow}
      className={[look, className].filter(Boolean).join(' ') || undefined}
    >
      {children}
    </a>
  )
}
