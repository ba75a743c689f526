// Why it exists: a secret is taken out in whatever form it turns up, and nothing else is.
import { describe, expect, it } from 'vitest'
import { makeScrub } from '../src/scrub.ts'

const SECRET = 'p@ss"wörd/of+nobody'
const scrub = makeScrub([SECRET, 'short', ''])

describe('scrubbing', () => {
  it.each([
    ['as it is', SECRET],
    ['percent-encoded', encodeURIComponent(SECRET)],
    ['in JSON', JSON.stringify(SECRET).slice(1, -1)],
    ['in Base64', Buffer.from(SECRET).toString('base64')],
    ['in Base64 for addresses', Buffer.from(SECRET).toString('base64url')],
    ['behind a name in Base64', Buffer.from(`u:${SECRET}`).toString('base64')],
    ['behind a longer name in Base64', Buffer.from(`me:${SECRET}`).toString('base64')],
    ['between others in Base64', Buffer.from(`name:${SECRET}:and more`).toString('base64')],
  ])('takes it out %s', (_form, form) => {
    const clean = scrub.text(`before ${form} after, and ${form} again`)
    expect(clean).not.toContain(form)
    expect(clean).toMatch(/^before .* after, and .* again$/)
  })
  it('leaves other words alone, those of settings too short to be told from words with them', () => {
    const words = 'A short talk on https://a.example/@mayor and mail to me@a.example'
    expect(scrub.text(words)).toBe(words)
  })
  it('takes a password out of an address that no setting names', () => {
    expect(scrub.text('GET https://me:hush@a.example/feed')).toBe('GET https://a.example/feed')
  })
  it('reaches every text of a value and keeps its shape', () => {
    const value = { list: [SECRET, 1, null, { [`a ${SECRET}`]: true }], at: 3 }
    expect(scrub.value(value)).toEqual({ list: ['[secret]', 1, null, { 'a [secret]': true }], at: 3 })
  })
})
