// Why it exists: only a second party confirms; the claimant again or the claimant's own spokesman is no second party.
import { expect, test } from 'vitest'
import { read } from './read.ts'

const CLAIM = 'Kelmaran President Anna Berg said that the two leaders had agreed on a new harbour treaty. '
const statusOf = (text: string) => {
  const claim = read(text).claims.find(({ text: words }) => words.includes('had agreed on a new harbour treaty'))
  return { status: claim?.status, settledBy: claim?.settledBy, passages: claim?.evidence.length }
}

test.each([
  [
    'the other leader',
    'Ostvalian President Tom Lind confirmed that the leaders had agreed on a harbour treaty.',
    'tom-lind',
  ],
  [
    'a body',
    'The Ostvalian government confirmed that the leaders agreed on a harbour treaty.',
    'The Ostvalian government',
  ],
  [
    'the other side’s spokesman',
    'Ostvalian spokesman Otto Falk confirmed that the leaders had agreed on a harbour treaty.',
    'otto-falk',
  ],
])('confirmed by %s', (_who, second, settledBy) => {
  expect(statusOf(CLAIM + second)).toEqual({ status: 'confirmed', settledBy, passages: 2 })
})

test.each([
  ['the claimant again', 'Berg later confirmed that the leaders had agreed on a harbour treaty.'],
  ['the claimant’s spokesman', 'Berg’s spokesman Otto Falk confirmed that the leaders had agreed on a harbour treaty.'],
  [
    'a spokeswoman for the claimant',
    'A spokeswoman for Berg confirmed that the leaders had agreed on a harbour treaty.',
  ],
  ['the claimant’s side', 'Kelmaran spokesman Otto Falk confirmed that the leaders had agreed on a harbour treaty.'],
  ['her press office', 'Her press office later confirmed that the leaders had agreed on a harbour treaty.'],
  ['the claimant’s press service', 'Berg’s press service confirmed that the leaders had agreed on a harbour treaty.'],
  ['somebody, of something else', 'Tom Lind confirmed that the harvest had been poor this year.'],
  ['nobody: only said again', 'Tom Lind said that the leaders had agreed on a harbour treaty.'],
])('not by %s', (_who, second) => {
  expect(statusOf(CLAIM + second)).toMatchObject({ status: 'attributed' })
})

test.each([
  ['Russian President Igor Tarn', 'Kremlin spokesman Otto Falk', 'attributed'],
  ['US President Anna Berg', 'White House press secretary Otto Falk', 'attributed'],
  ['The Kremlin', 'Russian government spokesman Otto Falk', 'attributed'],
  ['President Igor Tarn of Norland', 'Norlandic spokesman Otto Falk', 'attributed'],
  ['Ostvalian President Igor Tarn', 'Ostvale spokesman Otto Falk', 'attributed'],
  ['Austrian President Igor Tarn', 'Australian spokesman Otto Falk', 'confirmed'],
  ['Russian President Igor Tarn', 'White House spokesman Otto Falk', 'confirmed'],
])('sides are told by their country: %s, %s', (claimant, spokesman, status) => {
  const text = `${claimant} said that the two leaders had agreed on a new harbour treaty. ${spokesman} confirmed that the leaders had agreed on a harbour treaty.`
  expect(statusOf(text)).toMatchObject({ status })
})

test('a person’s side names its country', () => {
  expect(read('Kremlin spokesman Otto Falk left.').people).toMatchObject([{ id: 'otto-falk', sideCountry: 'Russia' }])
  expect(read('Otto Falk, a painter, left.').people[0]).not.toHaveProperty('sideCountry')
})
