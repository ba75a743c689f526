// Why it exists: copies are one source: what is a copy, and what only looks like one.
import { describe, expect, it } from 'vitest'
import { contentHashOf, findOriginal, likeness, signatureOf } from '../../src/stories/duplicates.ts'

const paragraph = (from: number, words: number) =>
  Array.from({ length: words }, (_, at) => `word${(from + at) * 7919}`).join(' ')

describe('the hash of a text', () => {
  it('does not mind white space, case and the form of quotes', () => {
    expect(contentHashOf('He said:  “no”\n')).toBe(contentHashOf('he said: "NO"'))
  })
  it('minds a word, a number and a mark', () => {
    const hashes = ['Two died', 'Three died', 'Two died?', 'Two had died', ''].map(contentHashOf)
    expect(new Set(hashes).size).toBe(5)
  })
})

describe('the likeness of two texts', () => {
  it('is 1 for one text however it is set, and 0 for two texts', () => {
    const text = paragraph(0, 200)
    expect(likeness(signatureOf(text), signatureOf(text.toUpperCase().replaceAll(' ', '  ')))).toBe(1)
    expect(likeness(signatureOf(text), signatureOf(paragraph(1000, 200)))).toBe(0)
  })

  it('estimates the share of four-word runs in common', () => {
    // 100 of 300 runs are in both: a likeness of about a third, give or take what 128 rows give.
    const [a, b] = [signatureOf(paragraph(0, 203)), signatureOf(paragraph(100, 203))]
    expect(Math.abs(likeness(a, b) - 1 / 3)).toBeLessThan(0.13)
  })

  it('gives the same numbers on every run and machine', () => {
    const signature = signatureOf(paragraph(0, 40))
    expect(signature).toHaveLength(128)
    expect(signature.every((value) => Number.isInteger(value) && value >= 0 && value <= 0xffffffff)).toBe(true)
    expect(signature.slice(0, 3)).toEqual([1874792, 22915350, 150543473])
  })

  it('tells nothing of texts of a few words', () => {
    expect(likeness(signatureOf('Velt and Sorin speak'), signatureOf('Velt and Sorin speak'))).toBe(0)
    expect(signatureOf('')).toEqual([])
  })
})

describe('finding the original', () => {
  const of = (id: string, text: string) => ({ id, signature: signatureOf(text) })
  const text = paragraph(0, 200)

  it('finds a text with another head and without its end', () => {
    const copy = `Another headline here\n${text.split(' ').slice(0, 150).join(' ')}`
    const candidates = [of('other', paragraph(5000, 200)), of('same', text)]
    expect(findOriginal(signatureOf(copy), candidates)?.id).toBe('same')
  })

  it('does not take a shared quotation for a copy', () => {
    const quoting = `${paragraph(9000, 180)} ${text.split(' ').slice(0, 30).join(' ')}`
    expect(findOriginal(signatureOf(quoting), [of('one', text)])).toBeNull()
  })

  it('takes the most alike, of equals the first, of none none', () => {
    const nearly = text.replace('word0', 'x')
    expect(findOriginal(signatureOf(text), [of('nearly', nearly), of('a', text), of('b', text)])?.id).toBe('a')
    expect(findOriginal(signatureOf(text), [])).toBeNull()
  })
})
