// A clerk's screens speak to the clerk: no promise of help, no "tell the window".
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { Automatic, type Field } from '@/form'
import { LanguageProvider } from '@/i18n'
import { Help } from '@/ui/help'

const area: Field = {
  code: 'area',
  label: { zh: '使用面积', en: 'Area' },
  kind: 'decimal',
  choices: [],
  columns: [],
  required: true,
  asked: false,
  source: 'applicant',
  from_answer: 'area',
  for_items: [],
}
const shown = (node: React.ReactNode) =>
  render(
    <LanguageProvider language="zh" setLanguage={() => undefined}>
      {node}
    </LanguageProvider>,
  )

test('what comes by itself is told to the applicant in one way and to the clerk in another', () => {
  const automatic = { fields: [area], values: {}, answers: { area: '120' } }
  const own = shown(<Automatic {...automatic} />)
  expect(screen.getByText('有错请告诉窗口，当场更正。')).toBeTruthy()
  own.unmount()
  const { container } = shown(<Automatic {...automatic} forStaff />)
  expect(screen.getByText('与证件不一致的，请核对后当场更正。')).toBeTruthy()
  expect(container.textContent).not.toMatch(/您|告诉窗口/)
})

test('a desk is not offered the help of a desk', () => {
  const own = shown(<Help phone="12345" />)
  expect(own.container.textContent).toContain('请窗口人员帮您填')
  own.unmount()
  expect(shown(<Help phone="12345" forStaff />).container.textContent).not.toContain('帮您填')
})
