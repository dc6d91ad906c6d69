import type { ReactNode } from 'react'
import { useText, useWords } from '@/i18n'
import { Descriptions, Link, Section, Tag } from '@/ui'
import type { FormPage, Values } from './field'
import type { AllRecorded } from './recorded'
import { RowsInWords, useValueWords } from './values'
import { words } from './words'

interface ReviewProps {
  pages: readonly FormPage[]
  values: Values
  /** What a register says, where it was said to be wrong. */
  recorded?: AllRecorded
  /** Where 修改 leads; it comes back here. */
  changeHref: (page: string, field: string) => string
}

/** All answers in words, each with its way back. */
export function Review({ pages, values, recorded, changeHref }: ReviewProps) {
  const text = useText()
  const say = useWords(words)
  const inWords = useValueWords()
  return pages.map((page) => (
    <Section key={page.id} title={text(page.title)}>
      <Descriptions
        items={page.fields.map((field) => {
          const value = values[field.code]
          const rows = field.kind === 'table' && value
          const known = recorded?.[field.code]
          const shown = rows ? <RowsInWords field={field} value={value} /> : inWords(field, value)
          return {
            label: text(field.label),
            value:
              known?.reason === undefined ? (
                shown
              ) : (
                <>
                  {shown}
                  <p>
                    <Tag tone="warn">{say.disputed(known.value)}</Tag> {say.disputedWhy(known.reason)}
                  </p>
                </>
              ),
            action: (
              <ChangeLink href={changeHref(page.id, field.code)} label={say.changeWhat(text(field.label))}>
                {say.change}
              </ChangeLink>
            ),
          }
        })}
      />
    </Section>
  ))
}

export function ChangeLink({
  href,
  label,
  children,
}: {
  href: string
  label: string
  children: ReactNode
}) {
  return (
    <Link href={href} aria-label={label} data-screen-only button="quiet">
      {children}
    </Link>
  )
}
