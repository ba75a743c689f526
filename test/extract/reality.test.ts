// Why it exists: words that are supposed, forged, held back or another's must not end in a person's mouth, nor settle a claim.
import { describe, expect, test } from 'vitest'
import { read } from './read.ts'

const speakersOf = (text: string) => read(text).attributions.map(({ speaker }) => speaker)
const sourcesOf = (text: string) =>
  read(text).attributions.map(({ source }) => (source === null ? null : text.slice(source.start, source.end)))
const statusesOf = (text: string) => read(text).claims.map(({ status, settledBy }) => [status, settledBy])

describe('a person named inside the source is not the source', () => {
  test.each([
    ['The man accused of killing Anna Berg', 'said he was innocent.'],
    ['The man suing Anna Berg', 'said he was innocent.'],
    ['A clerk convicted of threatening Anna Berg', 'told the court: “I am sorry.”'],
    ['The woman who robbed Tom Lind', 'said she was sorry.'],
    ['The firm sued by Anna Berg', 'said the case was weak.'],
    ['The party that expelled Anna Berg', 'said it would sue.'],
    ['The general wounded by Otto Falk', 'said the war was lost.'],
    ['Friends of the late Anna Berg', 'said she was kind.'],
    ['The widow of the late president Tom Lind', 'said he was kind.'],
  ])('%s', (source, rest) => {
    const text = `${source} ${rest}`
    expect(speakersOf(text)).toEqual([null])
    expect(sourcesOf(text)).toEqual([source])
  })
})

test.each([
  ['The woman who sued Tom Lind confirmed that he had paid her.', 'confirmed', 'The woman who sued Tom Lind'],
  ['The man accused of robbing Tom Lind denied that he had paid her.', 'denied', 'The man accused of robbing Tom Lind'],
])('who settles it is the head of the source: %s', (second, status, settledBy) => {
  expect(statusesOf(`Eva Rask said Tom Lind had paid her. ${second}`)).toContainEqual([status, settledBy])
})

describe('no status', () => {
  test.each([
    ['neither', 'Neither Tom Lind nor Anna Berg confirmed that the mine was shut.'],
    ['neither denies', 'Neither Tom Lind nor Anna Berg denied that the mine was shut.'],
    ['a forged account', 'A fake account in the name of Tom Lind confirmed that the mine was shut.'],
    ['a condition', 'If Tom Lind confirmed that the mine was shut, she would be free.'],
    ['had he', 'Had Tom Lind denied closing the mine, he would be free.'],
    ['wrong to say', 'It would be wrong to say that Tom Lind denied closing the mine.'],
    ['short of confirming', 'Tom Lind stopped short of confirming that the mine was shut.'],
    ['short of denying', 'Tom Lind stopped short of denying that the mine was shut.'],
    ['without', 'Tom Lind left without confirming that the mine was shut.'],
    ['accused of', 'Tom Lind was accused of denying that the mine was shut.'],
    ['nobody confirms', 'That the mine was shut was confirmed by nobody.'],
    ['no one denies', 'The claim was denied by no one.'],
    ['a denial taken back', 'Tom Lind retracted his denial that the mine was shut.'],
  ])('%s', (_name, second) => {
    const statuses = statusesOf(`Eva Rask said the mine was shut. ${second}`).map(([status]) => status)
    expect(statuses).not.toContain('confirmed')
    expect(statuses).not.toContain('denied')
  })
})

test.each([
  'If Tom Lind said that the bridge was safe, he would be lying.',
  'Readers may imagine Tom Lind saying: “I am a crook.”',
  'A forged letter in which Tom Lind says he took the money was posted online.',
])('nothing is said: %s', (text) => {
  expect(read(text).attributions).toEqual([])
})

test('what neither says is declined, of neither alone', () => {
  const text = 'Neither Tom Lind nor Anna Berg said the mine was shut.'
  expect(read(text).attributions.map(({ speaker, polarity }) => [speaker, polarity])).toEqual([[null, 'declines']])
  expect(sourcesOf(text)).toEqual(['Neither Tom Lind nor Anna Berg'])
})

test('a denial that an admission follows is none', () => {
  const statuses = statusesOf('Tom Lind first denied that he took the money but later admitted it.')
  expect(statuses.map(([status]) => status)).not.toContain('denied')
})

test('nobody denies a claim of her own', () => {
  const text = 'Lena Falk met Tom Lind on Monday. She said the talks were good. He said they were bad. She denied that.'
  const claims = read(text).claims.map(({ by, status, settledBy }) => [by, status, settledBy])
  expect(claims).toContainEqual(['tom-lind', 'denied', 'lena-falk'])
  expect(claims.filter(([by, , settledBy]) => by === settledBy)).toEqual([])
})

test('a claim that is repeated is that of who made it', () => {
  const text = 'Tom Lind repeated a claim by Lena Falk that the mine was poisoned. The company denied the claim.'
  expect(read(text).claims.map(({ by, status, text: words }) => [by, status, words])).toEqual([
    ['lena-falk', 'denied', 'the mine was poisoned'],
  ])
})

test('a quotation that nothing closes does not join indirect speech', () => {
  const text = 'Tom Lind said he was ill. “Lena Falk stole it.\n\nThe town was quiet on Monday.'
  const [one, ...others] = read(text).attributions
  expect(one?.contents.map(({ start, end }) => text.slice(start, end))).toEqual(['he was ill'])
  expect(others.filter(({ speaker }) => speaker !== null)).toEqual([])
})

test('“first” belongs to the verb', () => {
  expect(speakersOf('Tom Lind first denied that he took the money.')).toEqual(['tom-lind'])
})
