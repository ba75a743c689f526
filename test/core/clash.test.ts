// Why it exists: a number, a day, a contrary or a turned order makes another claim of the same words.
import { describe, expect, it } from 'vitest'
import { clashes, differInFact } from '../../src/core/clash.ts'

describe('two passages clash', () => {
  it.each([
    ['300 soldiers were killed', '30 soldiers were killed'],
    ['40 people had died', 'four people had died'],
    ['twenty-one ships had left', '22 ships had left'],
    ['the bank had lent Ode 5 million', 'it had lent Ode 5,000'],
    ['the ship had sunk on Monday', 'the ship had sunk on Friday'],
    ['it opened in March', 'it opened in April'],
    ['the north bridge had fallen', 'the south bridge had fallen'],
    ['prices had risen', 'prices had fallen'],
    ['the company had been sold', 'the company had not been sold'],
    ['Ode had met the lawyers', "he hadn't met the lawyers"],
    ['Norland had attacked Vesk', 'Vesk had attacked Norland'],
    ['Lena Moss had hired Karl Ode', 'Karl Ode had hired Lena Moss'],
  ])('%s | %s', (a, b) => {
    expect(clashes(a, b)).toBe(true)
    expect(clashes(b, a)).toBe(true)
  })

  it.each([
    ['300 soldiers were killed', '300 soldiers had been killed in the raid'],
    ['5,000 people had come', 'some 5000 people had come'],
    ['two sailors had drowned', '2 sailors had drowned'],
    ['the ship had sunk on Monday', 'the ship had sunk'],
    ['Norland had attacked Vesk', 'Vesk had been attacked by Norland'],
    ['Moss and Ode had signed it', 'Ode and Moss had signed it'],
    ['Moss met Ode in Tarn', 'Ode met Moss'],
    ['Lena Moss had left', 'Moss had left'],
    ['nobody had never been told', 'everybody had been told'],
    ['the north and the south bridge had fallen', 'the south bridge had fallen'],
  ])('not: %s | %s', (a, b) => {
    expect(clashes(a, b)).toBe(false)
    expect(clashes(b, a)).toBe(false)
  })

  it('leave a "not" to who weighs it', () => {
    expect(differInFact('the company had been sold', 'the company had not been sold')).toBe(false)
    expect(differInFact('300 were killed', '30 were not killed')).toBe(true)
  })
})
