// One thing wrong is said once: what the server refused before is not repeated beside what is wrong now.
import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { expect, test, vi } from 'vitest'
import { Problem } from '@/api'
import { LanguageProvider } from '@/i18n'
import { AskDialog } from '@/shell/ask-dialog'
import type { Field } from '@/form'

// jsdom has no CSS.escape, which the dialog's focus asks for.
vi.stubGlobal('CSS', { escape: (name: string) => name })

const text = (code: string, zh: string): Field => ({
  code,
  label: { zh, en: zh },
  kind: 'text',
  choices: [],
  columns: [],
  required: true,
  asked: true,
  source: 'applicant',
  for_items: [],
})
const refused = new Problem({
  status: 422,
  code: 'refused',
  text: { zh: '核查不能早于申请', en: 'Not before the application' },
  fields: [
    { field: 'visited_at', code: 'before_filing', text: { zh: '核查不能早于申请', en: 'Too early' } },
  ],
} as never)

test('a time that is none is told alone, not beside what an earlier time was refused for', async () => {
  const user = userEvent.setup()
  render(
    <LanguageProvider language="zh" setLanguage={() => undefined}>
      <AskDialog
        title="现场核查"
        fields={[text('day', '日期'), text('time', '时间')]}
        first={{ day: '2026-03-02', time: '25:99' }}
        go="保存"
        check={() => ({ time: '核查时间要写成 14:30 这样' })}
        sentAs={{ visited_at: 'day' }}
        onSend={() => undefined}
        onClose={() => undefined}
        error={refused}
        isPending={false}
      />
    </LanguageProvider>,
  )
  expect(screen.getAllByText('核查不能早于申请').length).toBeGreaterThan(0)
  await user.click(screen.getByRole('button', { name: '保存' }))
  expect(screen.queryByText('核查不能早于申请')).toBeNull()
  expect(screen.getAllByRole('link')).toHaveLength(1)
})
