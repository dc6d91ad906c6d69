import type { ReactNode } from 'react'
import { useWords } from '@/i18n'
import { words } from './frame-words'
import { ClockIcon, PeopleIcon, PhoneIcon, PlaceIcon } from './icons'
import styles from './page-frame.module.css'

export interface HelpDetails {
  /** All from the catalogue; what is not known is not shown. */
  phone?: string
  complaintPhone?: string
  address?: string
  hours?: ReactNode
  /** For whoever would rather be called. */
  callBack?: ReactNode
  /** At a desk nobody is offered the desk's own help. */
  forStaff?: boolean
}

/** Help in the same place on every page (WCAG 3.2.6). */
export function Help({ phone, complaintPhone, address, hours, callBack, forStaff }: HelpDetails) {
  const say = useWords(words)
  return (
    <aside className={styles.help} id="help" aria-labelledby="help-title" tabIndex={-1} data-screen-only>
      <div className={styles.inner}>
        <h2 id="help-title">{say.help}</h2>
        <dl className={styles.helpPanes}>
          {phone && (
            <HelpPane icon={<PhoneIcon />} title={say.helpPhone}>
              <a href={`tel:${phone}`}>{phone}</a>
              {complaintPhone && (
                <>
                  <br />
                  {say.helpComplaint} <a href={`tel:${complaintPhone}`}>{complaintPhone}</a>
                </>
              )}
            </HelpPane>
          )}
          {address && (
            <HelpPane icon={<PlaceIcon />} title={say.helpPlace}>
              {address}
            </HelpPane>
          )}
          {hours && (
            <HelpPane icon={<ClockIcon />} title={say.helpHours}>
              {hours}
            </HelpPane>
          )}
          {!forStaff && (
            <HelpPane icon={<PeopleIcon />} title={say.helpAgent}>
              <p>{say.helpAgentText}</p>
              {callBack}
            </HelpPane>
          )}
        </dl>
      </div>
    </aside>
  )
}

function HelpPane({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <div className={styles.helpPane}>
      <dt>
        {icon} {title}
      </dt>
      <dd>{children}</dd>
    </div>
  )
}

function toHelp(event: { preventDefault: () => void }, id: string) {
  event.preventDefault()
  document.getElementById(id)?.focus()
  document.getElementById(id)?.scrollIntoView({ block: id === 'help' ? 'start' : 'center' })
}

interface HelpLinkProps {
  className?: string
  /** On a telephone the press rings this number. */
  rings?: string | undefined
}

/** Somebody to help: on a telephone it rings; elsewhere it jumps to the help of this page. */
export function HelpLink({ className, rings }: HelpLinkProps) {
  const say = useWords(words)
  const ringing = rings && window.matchMedia('(pointer: coarse) and (max-width: 40rem)').matches
  return (
    <a
      className={className ?? styles.helpLink}
      href={ringing ? `tel:${rings}` : '#help'}
      onClick={ringing ? undefined : (event) => toHelp(event, 'help')}
    >
      <PhoneIcon /> <span>{say.helpPerson}</span>
    </a>
  )
}

/** Beside it, for whoever would rather be called than call. */
export function CallMeLink({ className }: { className?: string }) {
  const say = useWords(words)
  return (
    <a
      className={className ?? styles.helpLink}
      href="#call-back"
      onClick={(event) => toHelp(event, 'call-back')}
    >
      <span>{say.callMe}</span>
    </a>
  )
}
