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
}

/** Help in the same place on every page (WCAG 3.2.6). */
export function Help({ phone, complaintPhone, address, hours }: HelpDetails) {
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
          <HelpPane icon={<PeopleIcon />} title={say.helpAgent}>
            {say.helpAgentText}
          </HelpPane>
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

/** Jumps to the help of this page; in 长辈版 a large button, always there. */
export function HelpLink({ className }: { className?: string }) {
  const say = useWords(words)
  return (
    <a
      className={className ?? styles.helpLink}
      href="#help"
      onClick={(event) => {
        event.preventDefault()
        document.getElementById('help')?.focus()
        document.getElementById('help')?.scrollIntoView({ block: 'start' })
      }}
    >
      <PhoneIcon /> <span>{say.helpPerson}</span>
    </a>
  )
}
