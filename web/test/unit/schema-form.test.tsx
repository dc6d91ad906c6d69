import { useState } from 'react'
import { render, screen, within } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { describe, expect, test } from 'vitest'
import { faultsOf, SchemaForm, type Field } from '@/form'
import { LanguageProvider, type Language } from '@/i18n'

const base = { choices: [], columns: [], required: true, asked: true, source: 'applicant', for_items: [] }
const fields: Field[] = [
  { ...base, code: 'name', label: { zh: '名称', en: 'Name' }, kind: 'text' },
  { ...base, code: 'number', label: { zh: '身份证号码', en: 'Identity number' }, kind: 'id_number' },
  {
    ...base,
    code: 'night',
    label: { zh: '夜间营业', en: 'Open at night' },
    kind: 'yes_no',
    required: false,
  },
]

function Page() {
  const [language, setLanguage] = useState<Language>('zh')
  const [values, setValues] = useState<Record<string, string>>({})
  const [attempt, setAttempt] = useState(0)
  return (
    <LanguageProvider language={language} setLanguage={setLanguage}>
      <SchemaForm
        fields={fields}
        values={values}
        onChange={(code, value) => setValues({ ...values, [code]: value })}
        faults={attempt ? faultsOf(fields, values) : []}
        attempt={attempt}
      />
      <button onClick={() => setAttempt(attempt + 1)}>继续</button>
      <button onClick={() => setLanguage('en')}>English</button>
    </LanguageProvider>
  )
}

describe('a form of the catalogue', () => {
  test('says all faults at once, takes the focus there; each link puts the cursor in its field', async () => {
    const user = userEvent.setup()
    render(<Page />)
    await user.click(screen.getByRole('button', { name: '继续' }))
    const summary = screen.getByRole('group', { name: '有 2 处需要改正' })
    expect(document.activeElement).toBe(summary)
    await user.click(within(summary).getByRole('link', { name: '请填写身份证号码' }))
    const number = screen.getByRole('textbox', { name: '身份证号码' })
    expect(document.activeElement).toBe(number)
    expect(number.getAttribute('aria-invalid')).toBe('true')
    expect(
      document.getElementById(number.getAttribute('aria-describedby')?.split(' ')[0] ?? '')?.textContent,
    ).toContain('请填写身份证号码')
  })
  test('marks only what may be left out', () => {
    render(<Page />)
    expect(screen.getByRole('radiogroup', { name: /夜间营业 ?（选填）/ })).toBeTruthy()
    expect(screen.getByRole('textbox', { name: '名称' }).getAttribute('aria-required')).toBe('true')
  })
  test('offers the browser’s own number where it asks whom to call, whatever the field is called', () => {
    const asked: Field = { ...base, code: 'reach', label: { zh: '电话', en: 'Telephone' }, kind: 'phone' }
    const shop: Field = { ...asked, code: 'shop', label: { zh: '店里电话', en: 'Shop telephone' } }
    render(
      <SchemaForm
        fields={[{ ...asked, to_call: true }, shop]}
        values={{}}
        onChange={() => undefined}
        faults={[]}
        attempt={0}
      />,
    )
    const offered = (name: string) => screen.getByRole('textbox', { name }).getAttribute('autocomplete')
    expect(offered('电话')).toBe('tel')
    expect(offered('店里电话')).toBe('off')
  })
  test('keeps what was typed when the language changes', async () => {
    const user = userEvent.setup()
    render(<Page />)
    await user.type(screen.getByRole('textbox', { name: '名称' }), '渝北大药房')
    await user.click(screen.getByRole('radio', { name: '是' }))
    await user.click(screen.getByRole('button', { name: 'English' }))
    expect((screen.getByRole('textbox', { name: 'Name' }) as HTMLInputElement).value).toBe('渝北大药房')
    expect((screen.getByRole('radio', { name: 'Yes' }) as HTMLInputElement).checked).toBe(true)
    expect(document.documentElement.lang).toBe('en')
  })
})
