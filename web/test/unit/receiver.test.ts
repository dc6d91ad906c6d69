// Who may take results away: what is asked of whom, and what is sent of it.
import { describe, expect, test } from 'vitest'
import { faultsOf, fieldOf, handoverOf, papersOf, type Receiver } from '@/features/delivery/issue/receiver'

const nobody: Receiver = {
  items: ['business-registration'],
  way: 'window',
  relation: 'self',
  kind: 'id_card',
  identity: '',
  name: '',
  proof: '',
  tracking: '',
}
const said = (receiver: Partial<Receiver>) =>
  faultsOf({ ...nobody, ...receiver }).map(({ field, code }) => `${field} ${code}`)

describe('whoever collects', () => {
  test.each<[string, Partial<Receiver>, string[]]>([
    ['the applicant shows a number', { identity: '500112198803162042' }, []],
    ['the applicant shows nothing', {}, ['identity missing']],
    ['the agent on file shows a number and no more', { relation: 'agent', identity: '1' }, []],
    [
      'family brings name and proof',
      { relation: 'family' },
      ['identity missing', 'receiver missing', 'proof missing'],
    ],
    [
      'whether a number is right the server says, by the kind of document it takes it for',
      { relation: 'authorised', identity: '500112198803162041', name: '甲', proof: '委托书' },
      [],
    ],
    ['a courier needs a number', { way: 'courier' }, ['tracking missing']],
    ['nothing is chosen', { items: [], way: 'courier', tracking: 'EMS' }, ['items missing']],
  ])('%s', (_, receiver, faults) => expect(said(receiver)).toEqual(faults))
})

test('an organisation shows its licence, people a card or another paper', () => {
  expect(papersOf('self', true)).toEqual(['credit_code'])
  expect(papersOf('authorised', true)).toEqual(['id_card', 'other'])
  expect(papersOf('self', false)).toEqual(['id_card', 'other'])
})

describe('what is sent', () => {
  test('a passport is sent as another paper, however long its number', () => {
    const sent = handoverOf({
      ...nobody,
      relation: 'family',
      kind: 'other',
      identity: 'E12345678901234567',
    })
    expect(sent).toMatchObject({ identity_kind: 'other', identity_number: 'E12345678901234567' })
  })
  test('a number is sent as it stands on the card, however it was typed', () => {
    expect(handoverOf({ ...nobody, identity: ' ５００１１２ 19880316 204x ' })).toEqual({
      items: ['business-registration'],
      way: 'window',
      relation: 'self',
      identity_kind: 'id_card',
      identity_number: '50011219880316204X',
    })
  })
  test('a courier takes it to the applicant, whoever was chosen before', () => {
    expect(
      handoverOf({ ...nobody, way: 'courier', relation: 'family', name: '甲', tracking: ' EMS 1 ' }),
    ).toEqual({
      items: ['business-registration'],
      way: 'courier',
      relation: 'self',
      proof: 'EMS 1',
    })
  })
  test('family is named, with the proof', () => {
    const sent = handoverOf({
      ...nobody,
      relation: 'family',
      identity: '1',
      name: ' 甲 ',
      proof: ' 户口簿 ',
    })
    expect(sent).toMatchObject({ relation: 'family', receiver: '甲', proof: '户口簿' })
  })
})

test('what the server finds wrong stands at its field', () => {
  expect(fieldOf('identity_number')).toBe('identity')
  expect(fieldOf('identity_kind')).toBe('identity')
  expect(fieldOf('items[0]')).toBe('items')
  expect(fieldOf('way')).toBeUndefined()
})
