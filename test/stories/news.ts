// Why it exists: one small piece of invented news in several articles, which the tests of stories share.
import { extractionOf } from './build.ts'

const people = ['Oren Velt, president of Tarsia', 'Ines Marsh, premier of Oria', 'Pavo Tarn, king of Lume']

/** Velt says whom he told; nobody has confirmed it. */
export const first = extractionOf({
  title: 'Velt and Sorin speak for two hours about the strait',
  body: `President Oren Velt and Mila Sorin spoke for two hours on Monday about the strait.
Velt claimed he had already informed Ines Marsh and Pavo Tarn about the outcome of the call.
There was no immediate confirmation from either of them. Fishing boats kept to the harbour all day, and the ferry was cancelled.`,
  people: [...people, 'Mila Sorin, chancellor of Vesk'],
  says: [
    {
      by: 'oren-velt',
      words: 'he had already informed Ines Marsh and Pavo Tarn about the outcome of the call',
      polarity: 'claims',
    },
  ],
  claims: [
    {
      text: 'he had already informed Ines Marsh and Pavo Tarn about the outcome of the call',
      by: 'oren-velt',
      byText: 'Velt',
      about: ['ines-marsh', 'pavo-tarn'],
      status: 'unconfirmed',
      basis: 'stated',
      attribution: 'a1',
    },
  ],
  event: { type: 'call', participants: ['oren-velt', 'mila-sorin'] },
  url: 'https://courier.example/velt-sorin',
  publisher: 'Northern Courier',
  publishedAt: '2031-05-05T18:00:00Z',
})

/** Marsh confirms, Tarn denies. */
export const second = extractionOf({
  title: 'Marsh says Velt told her of the call with Sorin, Tarn says he did not',
  body: `Premier Ines Marsh confirmed on Tuesday that Oren Velt had told her about the outcome of the call.
King Pavo Tarn denied that Velt had informed him about the call. Mila Sorin did not comment.`,
  people: [...people, 'Mila Sorin, chancellor of Vesk'],
  says: [
    {
      by: 'ines-marsh',
      words: 'that Oren Velt had told her about the outcome of the call',
      polarity: 'confirms',
      cue: 'confirmed',
    },
    { by: 'pavo-tarn', words: 'that Velt had informed him about the call', polarity: 'denies', cue: 'denied' },
  ],
  event: { type: 'call', participants: ['oren-velt', 'mila-sorin'] },
  url: 'https://lantern.example/marsh',
  publisher: 'The Lantern',
  publishedAt: '2031-05-06T09:00:00Z',
})

/** The first from another outlet, under another headline. */
export const copy = extractionOf({
  title: 'Strait: two hours on the phone',
  body: first.article.text.slice(first.article.title.length + 1),
  people: [...people, 'Mila Sorin, chancellor of Vesk'],
  says: [
    {
      by: 'oren-velt',
      words: 'he had already informed Ines Marsh and Pavo Tarn about the outcome of the call',
      polarity: 'claims',
    },
  ],
  claims: first.claims,
  event: { type: 'call', participants: ['oren-velt', 'mila-sorin'] },
  url: 'https://gazette.example/strait',
  publisher: 'Harbour Gazette',
  publishedAt: '2031-05-05T20:00:00Z',
})

/** Other people, another matter, the same hour. */
export const unrelated = extractionOf({
  title: 'Keeper saves two penalties as Lodden win the cup',
  body: 'Jon Amsel saved two penalties. Rita Voss, the coach, said the team had earned it after a long and hard season.',
  people: ['Jon Amsel', 'Rita Voss, coach'],
  says: [{ by: 'rita-voss', words: 'the team had earned it', polarity: 'asserts' }],
  claims: [{ text: 'the team had earned it', by: 'rita-voss', byText: 'Rita Voss', attribution: 'a1' }],
  url: 'https://courier.example/cup',
  publishedAt: '2031-05-05T19:00:00Z',
})
