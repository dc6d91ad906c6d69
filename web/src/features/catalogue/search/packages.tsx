import { useState } from 'react'
import type { PackageSummary } from '@/api'
import { useText, useWords } from '@/i18n'
import { portal } from '@/shell'
import { Link, Tag } from '@/ui'
import { ArrowIcon } from '@/ui/icons'
import { byDomain, type DomainGroup } from './by-domain'
import styles from './search.module.css'
import { words } from './words'

export function Packages({ packages: list }: { packages: readonly PackageSummary[] }) {
  const say = useWords(words)
  const text = useText()
  return (
    <ul className={styles.panes}>
      {list.map((one) => (
        <li key={one.code}>
          <Link href={portal.guide(one.code)} className={styles.pane}>
            <span className={styles.paneName}>
              {text(one.name)} <ArrowIcon size="1em" />
            </span>
            <span className={styles.hitAbout}>{text(one.summary)}</span>
            <span className={styles.paneCount}>
              {one.item_count > 1 ? say.items(one.item_count) : say.single}
              {one.closed && <Tag tone="warn">{say.closed}</Tag>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** All packages under the domains of the hall; on a small screen one opens what one wants. */
export function PackagesByDomain({ packages: list }: { packages: readonly PackageSummary[] }) {
  const say = useWords(words)
  const text = useText()
  const groups = byDomain(list)
  const [open, setOpen] = useState<ReadonlySet<string>>(() =>
    matchMedia('(max-width: 40rem)').matches
      ? new Set()
      : new Set(groups.map((group) => group.domain.code)),
  )
  const turn = (code: string, wide: boolean) => {
    if (open.has(code) === wide) return
    const next = new Set(open)
    if (wide) next.add(code)
    else next.delete(code)
    setOpen(next)
  }
  return (
    <>
      <nav aria-label={say.domains}>
        <ul className={styles.jumps}>
          {groups.map(({ domain, packages }) => (
            <li key={domain.code}>
              <a href={`#domain-${domain.code}`} onClick={() => turn(domain.code, true)}>
                {text(domain.name)} <span className={styles.hitAbout}>{packages.length}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {groups.map((group) => (
        <Domain
          key={group.domain.code}
          group={group}
          open={open.has(group.domain.code)}
          onTurn={(wide) => turn(group.domain.code, wide)}
        />
      ))}
    </>
  )
}

interface DomainProps {
  group: DomainGroup
  open: boolean
  onTurn: (open: boolean) => void
}

function Domain({ group: { domain, packages }, open, onTurn }: DomainProps) {
  const say = useWords(words)
  const text = useText()
  return (
    <details
      id={`domain-${domain.code}`}
      className={styles.domain}
      open={open}
      onToggle={(event) => onTurn(event.currentTarget.open)}
    >
      <summary>
        <h3>{text(domain.name)}</h3>
        <span className={styles.hitAbout}>{say.inDomain(packages.length)}</span>
      </summary>
      <Packages packages={packages} />
    </details>
  )
}
