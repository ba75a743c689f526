// Why it exists: one call between two invented leaders as the tests of briefings read it, and the answers of the next day.
import { articleOf } from './build.ts'

const CLAIM =
  'claimed he had since rung Prime Minister Ines Calder, President Jonas Peltrane and Chancellor Greta Osmund after it'

export const THE_CLAIM = CLAIM

const BODY = `Kelmaran President Anton Varrel and Ostvalian President Mirela Tovan held a phone call lasting more than 90 minutes.
Tovan's aide Ruben Thale said the talk was “frank and useful” and that both sides would keep a line open.
“Nobody raised their voice, and nobody hung up,” Thale said.
Varrel, in a post on Openquay, wrote that it had gone “better than expected” and announced that negotiations between Kelmara and Ostvale would begin next week.
Varrel ${CLAIM}.
There has been no immediate confirmation of Varrel's claims from the three leaders.
The call shows his wish to broker, though he is a private citizen.`

const PEOPLE = [
  { name: 'Anton Varrel', roles: ['Kelmaran President', 'a private citizen'], side: 'Kelmaran' },
  { name: 'Mirela Tovan', roles: ['Ostvalian President'], side: 'Ostvalian' },
  { name: 'Ruben Thale', side: 'Ostvalian' },
  { name: 'Ines Calder' },
  { name: 'Jonas Peltrane' },
  { name: 'Greta Osmund' },
] as const

export const call = articleOf({
  id: 'call',
  title: 'Varrel and Tovan talk for more than 90 minutes',
  body: BODY,
  people: PEOPLE,
  event: {
    participants: ['anton-varrel', 'mirela-tovan'],
    medium: 'phone',
    duration: { text: 'more than 90 minutes', minutes: 90, relation: 'more-than' },
    toldBy: ['ruben-thale', 'anton-varrel'],
    evidence: [
      'Kelmaran President Anton Varrel and Ostvalian President Mirela Tovan held a phone call lasting more than 90 minutes.',
    ],
  },
  says: [
    { by: 'Ruben Thale', source: 'Ruben Thale', cue: 'said', words: 'the talk was “frank and useful”', kind: 'mixed' },
    { by: 'Ruben Thale', cue: 'Thale said', words: 'Nobody raised their voice, and nobody hung up,', kind: 'direct' },
    {
      by: 'Anton Varrel',
      cue: 'wrote',
      words: 'that it had gone “better than expected”',
      kind: 'mixed',
      channel: 'Openquay',
    },
    { by: 'Anton Varrel', id: 'informed', cue: 'claimed', words: CLAIM.slice('claimed '.length), polarity: 'claims' },
  ],
  talks: [
    {
      text: 'negotiations between Kelmara and Ostvale would begin next week',
      parties: ['Kelmara', 'Ostvale'],
      announcedBy: 'anton-varrel',
      when: { text: 'next week', iso: null },
    },
  ],
  claims: [
    {
      text: CLAIM.slice('claimed '.length),
      attribution: 'informed',
      by: 'anton-varrel',
      byText: 'Varrel',
      about: ['ines-calder', 'jonas-peltrane', 'greta-osmund'],
      evidence: [CLAIM.slice('claimed '.length), "no immediate confirmation of Varrel's claims from the three leaders"],
    },
    {
      text: 'it had gone “better than expected”',
      by: 'anton-varrel',
      byText: 'Varrel',
      status: 'attributed',
      basis: 'inferred',
    },
  ],
  conflicts: [['Kelmaran President', 'a private citizen']],
})

export const answers = articleOf({
  id: 'answers',
  title: 'Calder confirms, Peltrane denies',
  publisher: 'Quayside Dispatch',
  url: 'https://quayside-dispatch.example/b',
  publishedAt: '2026-03-10T16:15:00Z',
  body: `Ines Calder confirmed on Tuesday that Varrel had told her about the call.
Jonas Peltrane later denied that Varrel had informed him about the call.`,
  people: [{ name: 'Ines Calder' }, { name: 'Jonas Peltrane' }, { name: 'Varrel' }],
  says: [
    {
      by: 'Ines Calder',
      source: 'Ines Calder',
      cue: 'confirmed',
      words: 'that Varrel had told her about the call',
      polarity: 'confirms',
    },
    {
      by: 'Jonas Peltrane',
      source: 'Jonas Peltrane',
      cue: 'denied',
      words: 'that Varrel had informed him about the call',
      polarity: 'denies',
    },
  ],
})

export const copy = articleOf({
  id: 'copy',
  title: 'Leaders speak by phone',
  publisher: 'Marrow Bay Courier',
  body: BODY,
  copyOf: 'call',
})
