// Why it exists: who is named, by which words, and who is not.
import { describe, expect, test } from 'vitest'
import { makeDocument } from '../../src/extract/document.ts'
import { findNames, type Names } from '../../src/extract/people.ts'

function read(text: string, title = ''): Names {
  return findNames(
    makeDocument({ title, url: null, publisher: null, byline: null, publishedAt: null, language: 'en', text }),
  )
}
const namesIn = (text: string): readonly string[] => read(text).people.map((person) => person.name)
const mentionsIn = (text: string, title = ''): readonly string[] =>
  read(text, title).mentions.map((mention) => text.slice(mention.start, mention.end))

describe('names of the world', () => {
  test.each([
    ['The Norlandic minister Ursel von der Aue spoke.', 'Ursel von der Aue'],
    ['Prime Minister Salim bin Rashid Al Noor said so.', 'Salim bin Rashid Al Noor'],
    ['President Jorge de la Vega Ruiz resigned.', 'Jorge de la Vega Ruiz'],
    ['The trade envoy, Lee Min-su, agreed.', 'Lee Min-su'],
    ['Health chief Chris Wong Chun - yin said so.', 'Chris Wong Chun-yin'],
    ['Justice Minister Rania Al - Masri discussed it.', 'Rania Al-Masri'],
    ['Lawyer Adaeze Okonkwo-Bello appealed.', 'Adaeze Okonkwo-Bello'],
    ['Senator John F. Calloway Jr. voted.', 'John F. Calloway Jr.'],
    ['“We agreed,” said Yuri Pavlenko.', 'Yuri Pavlenko'],
    ['Tova Lindqvist, 54, a farmer, lost her barn.', 'Tova Lindqvist'],
    ['Party leaders Anna Berg and Piet Vandam met.', 'Piet Vandam'],
    ['Spokeswoman Kang In - sun said so.', 'Kang In-sun'],
    ['The rebels lost their leader, Prosper Kalenga, in the fighting.', 'Prosper Kalenga'],
    ['He spoke with the leader of the rebels, Prosper Kalenga.', 'Prosper Kalenga'],
    ['“No,” said Erika Guevara - Rosas.', 'Erika Guevara-Rosas'],
    ['The lawyer, V K Subramanam, agreed.', 'V K Subramanam'],
    ['Minister of Education and Information Technology Nadir Shareef resigned.', 'Nadir Shareef'],
    ['The ambassador to Korea Sripriya Ranganath spoke.', 'Sripriya Ranganath'],
    ['Home Secretary Stella Overman left.', 'Stella Overman'],
    ['Spokesman Jan Novak said so on Jan 5.', 'Jan Novak'],
    ['Pan-democrat Gary Foo-Lam, who lost, left.', 'Gary Foo-Lam'],
    ['Mr Colin Harrow MP agreed.', 'Colin Harrow'],
    ['Anna Berg Image: the press office', 'Anna Berg'],
  ])('%s', (text, name) => {
    expect(namesIn(text)).toContain(name)
  })

  test('a mention is the name alone: no title, no possessive, in text order', () => {
    const text = 'President Anna Berg met Dr. Tom Lind. Berg’s aide left. Mr Lind\'s letter said: "Berg knows."'
    expect(mentionsIn(text)).toEqual(['Anna Berg', 'Tom Lind', 'Berg', 'Lind', 'Berg'])
    for (const mention of read(text).mentions) expect(mention.last).toBeGreaterThan(mention.first)
  })
})

describe('chains', () => {
  test('full name first, then surname, then with a title', () => {
    const [person, ...others] = read('Senator Anna Berg spoke. Berg left. Ms Berg returned.').people
    expect(others).toEqual([])
    expect(person).toMatchObject({ id: 'anna-berg', name: 'Anna Berg', aliases: ['Berg', 'Ms Berg'] })
    expect(person?.mentions).toHaveLength(3)
  })

  test('one person under three romanisations', () => {
    const { people } = read('President Oleh Marchenskyy spoke. Marchensky left. "No," Marchenskiy said.')
    expect(people).toHaveLength(1)
    expect(people[0]?.aliases).toEqual(['Marchensky', 'Marchenskiy'])
  })

  test('two people of one surname stay two; the surname alone is the one named last', () => {
    const { people, mentions } = read(
      'Senator Anna Berg met her rival. Berg left. Later Governor Paul Berg came. Berg said no.',
    )
    expect(people.map((person) => person.id)).toEqual(['anna-berg', 'paul-berg'])
    expect(mentions.map((mention) => mention.personId)).toEqual(['anna-berg', 'anna-berg', 'paul-berg', 'paul-berg'])
  })

  test('of two with one surname, it is the one named more often, once neither was just named in full', () => {
    const { mentions } = read(
      'Senator Anna Berg spoke. Berg left. Berg came back. Berg voted. Her brother, farmer Paul Berg, watched. It rained. It rained again. Berg voted again.',
    )
    expect(mentions.at(-1)?.personId).toBe('anna-berg')
  })

  test('the end of a longer name is that person', () => {
    const { people } = read('Chief executive Akram Al Bakri spoke. "No," Al Bakri added.')
    expect(people).toHaveLength(1)
    expect(people[0]?.aliases).toEqual(['Al Bakri'])
  })

  test('father and son stay two', () => {
    expect(namesIn('Senator Robert Hale spoke. His son, lawyer Robert Hale Jr., did not.')).toHaveLength(2)
  })

  test('a headline’s surnames are the full names of the body, in capitals too', () => {
    for (const title of [
      'Berg, Marchenko hold two-hour call',
      'Berg And Marchenko Hold Long Call On Trade',
      'BERG CALLS MARCHENKO',
    ]) {
      const text = `${title}\nPresident Anna Berg and Chancellor Oleh Marchenko held a call.`
      const { people, mentions } = read(text, title)
      expect(people.map((person) => person.name).sort()).toEqual(['Anna Berg', 'Oleh Marchenko'])
      expect(mentions).toHaveLength(4)
    }
  })

  test('a family name that stands first names the person alone', () => {
    const { people } = read('President Park Ji-won spoke on Monday. Park said no.')
    expect(people).toHaveLength(1)
    expect(people[0]?.mentions).toHaveLength(2)
  })

  test('an id is unique in the text', () => {
    const ids = read('Mr. Berg spoke. Anna Berg, who left, and Paul Berg, who stayed, agreed.').people.map(
      (one) => one.id,
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('single names', () => {
  test.each([
    ['Prime Minister Ardenholm spoke.', 'Ardenholm'],
    ['President Tinubor arrived.', 'Tinubor'],
    ['"No," Mr Firefly said.', 'Firefly'],
    ['King Osvald received the guests.', 'Osvald'],
  ])('%s', (text, name) => {
    expect(namesIn(text)).toEqual([name])
  })
})

describe('no people', () => {
  test.each([
    'The Ministry of Foreign Affairs said so on Monday.',
    'The Kremlin, the White House and Downing Street agreed in March.',
    'Moscow said that Ukrainian and European officials met in Geneva.',
    'The Green Line runs from Port Harlow to Mount Elm.',
    'The National Bank of Norland and Apex Holdings Ltd signed.',
    'Microsoft said Windows would change in April.',
    'The prime minister spoke. The President left. Prime Minister and Cabinet met.',
    'Sri Lanka and South Korea play in New Delhi, Costa Rica in Abu Dhabi.',
    'However, Police said Residents fled. Many Norlanders stayed.',
    'The Human Rights Commission warned the Supreme Court.',
    'The drone firm Tryvora said so. A ship named Maren Vesna sailed.',
    'He walked down Marine Drive to Laverry Park and Parry Falls.',
    'The newspaper La Prensa Nueva, a daily, reported it.',
    'N. W. T. and B. C. are far from D.C. and the U.S.',
    '',
    '... — “” \n\n 123 456',
  ])('%s', (text) => {
    expect(namesIn(text)).toEqual([])
  })

  test('the byline and agency credits are not people of the news', () => {
    const text = 'By Gerda Holm\nSenator Anna Berg spoke.\nReporting by Karl Brandt; editing by Mia Stone'
    expect(namesIn(text)).toEqual(['Anna Berg'])
  })
})

describe('bodies and places', () => {
  test('are named with their places in the text', () => {
    const text = 'The Ministry of Foreign Affairs and the Kremlin met the Unity Party in Kyiv and Port Harlow.'
    const { organisations, places, people } = read(text)
    expect(organisations.map((body) => body.name)).toEqual(['Ministry of Foreign Affairs', 'Kremlin', 'Unity Party'])
    expect(places.map((place) => place.name)).toEqual(['Kyiv', 'Port Harlow'])
    expect(people).toEqual([])
    for (const body of [...organisations, ...places]) expect(text.slice(body.start, body.end)).toBe(body.name)
  })
})

describe('any text', () => {
  const hostile = [
    'constructor __proto__ Constructor Hasown toString',
    'A'.repeat(5000),
    'Anna Berg '.repeat(2000),
    'Mr. Mr. Mr. President President of of of the',
    '\u202eAnna Berg\u202c <@U123> @everyone [x](javascript:alert(1))',
    'Al - - - Al - al - De de de la',
    'Anna\nBerg\nsaid\n,\n54,',
  ]
  test.each(hostile)('%#: spans are inside the text, in order, without overlap', (text) => {
    const { mentions, people, organisations, places } = read(text)
    let end = 0
    for (const mention of mentions) {
      expect(mention.start).toBeGreaterThanOrEqual(end)
      end = mention.end
      expect(people.some((person) => person.id === mention.personId)).toBe(true)
    }
    for (const span of [...mentions, ...organisations, ...places]) expect(span.end).toBeLessThanOrEqual(text.length)
    for (const person of people)
      for (const role of person.roles) expect(text.slice(role.span.start, role.span.end)).toBe(role.text)
  })

  test('what was read before changes nothing', () => {
    const text = 'President Anna Berg met Mr Lind. Berg said no.'
    const before = JSON.stringify(read(text))
    read('Senator Paul Berg and Lind Anna Mr. '.repeat(50))
    expect(JSON.stringify(read(text))).toBe(before)
  })

  test('time grows with the text, not with its square', () => {
    const paragraph = 'President Anna Berg met Tom Lind of the Unity Party in Oslo, he said. Ms Berg left.\n'
    const time = (count: number): number => {
      const document = makeDocument({
        title: '',
        url: null,
        publisher: null,
        byline: null,
        publishedAt: null,
        language: 'en',
        text: paragraph.repeat(count),
      })
      const from = performance.now()
      findNames(document)
      return performance.now() - from
    }
    time(100)
    const short = Math.max(time(200), 5)
    expect(time(1600)).toBeLessThan(short * 40)
  })
})

describe('names with numbers, nicknames and articles', () => {
  test.each([
    ['King Aldric IV arrived late.', 'Aldric IV'],
    ['The delegation was led by Andriy "Falcon" Bondar, a rebel.', 'Andriy "Falcon" Bondar'],
    ["The meeting was chaired by Qasiria's Nawaf al-Dosari on Monday.", 'Nawaf al-Dosari'],
    ['He paid a call on Patriarch Nikodim at home.', 'Nikodim'],
    ['Both air force chiefs, Generals Stig Ahlqvist and Roar Heggelund, said no.', 'Roar Heggelund'],
  ])('%s', (text, name) => {
    expect(read(text).people.map((person) => person.name)).toContain(name)
  })
})

describe('two names side by side', () => {
  test.each([
    ['After meeting Lena Fox Tom Grey said the ferry would sail.', ['Lena Fox', 'Tom Grey']],
    ['After talks with Lena Fox Tom Grey said the ferry would sail.', ['Lena Fox', 'Tom Grey']],
    ['After meeting Maria Elena Garcia Lopez said the ferry would sail.', ['Maria Elena Garcia Lopez']],
    ['The market leader, Blue Star, will sail.', []],
    ['They met in the capital of the province, Porto Novo.', []],
  ])('%s', (text, names) => {
    expect(namesIn(text)).toEqual(names)
  })
})
