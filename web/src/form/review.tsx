import type { ReactNode } from 'react'
import { useText, useWords } from '@/i18n'
import { Descriptions, Link, Section } from '@/ui'
import type { FormPage, Values } from './field'
import { RowsInWords, useValueWords } from './values'
import { words } from './words'

interface ReviewProps {
  pages: readonly FormPage[]
  values: Values
  /** Where 修改 leads; it comes back here. */
  changeHref: (page: string, field: string) => string
}

/** All answers in words, each with its way back. */
export function Review({ pages, values, changeHref }: ReviewProps) {
  const text = useText()
  const say = useWords(words)
  const inWords = useValueWords()
  return pages.map((page) => (
    <Section key={page.id} title={text(page.title)}>
      <Descriptions
        items={page.fields.map((field) => {
          const value = values[field.code]
          const rows = field.kind === 'table' && value
          return {
            label: text(field.label),
            value: rows ? <RowsInWords field={field} value={value} /> : inWords(field, value),
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
