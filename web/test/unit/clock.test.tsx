// What a clock says of a limit of no days.
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import type { ClockView } from '@/api'
import { ClockLine } from '@/case/clock'
import { LanguageProvider } from '@/i18n'

const clock = (part: Partial<ClockView>): ClockView =>
  ({ limit: 0, unit: 'working', due: '2026-03-02', used: 0, left: 0, certain: true, ...part }) as ClockView

test('what is decided on the spot counts no days, and is over its limit like everything else', () => {
  const { rerender } = render(
    <LanguageProvider language="zh" setLanguage={() => {}}>
      <ClockLine clock={clock({})} name="承诺" />
    </LanguageProvider>,
  )
  expect(screen.getByText(/即办（受理当天办结）/)).toBeTruthy()
  expect(screen.queryByText(/0 \/ 0/)).toBeNull()
  rerender(
    <LanguageProvider language="zh" setLanguage={() => {}}>
      <ClockLine clock={clock({ left: -2 })} name="承诺" />
    </LanguageProvider>,
  )
  expect(screen.getByText(/超过 2/)).toBeTruthy()
})
