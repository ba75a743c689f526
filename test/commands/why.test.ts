// Why it exists: "why" names the rule, its example and the passage of a line, what was left out and why, and what came of a story here.
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { shortId } from '../../src/briefing/frame.ts'
import { makeAsk } from '../../src/commands/ask.ts'
import { renderReply } from '../../src/commands/text.ts'
import type { Asker } from '../../src/core/command.ts'
import type { Ingest, Store } from '../../src/core/ports.ts'
import { extract } from '../../src/extract/extract.ts'
import { ruleOf } from '../../src/extract/lexicon/rules.ts'
import { readFileArticle } from '../../src/ingest/file.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { channel, makeClock, makePlatform, outboxOf, planOf, subscriptionOf } from '../delivery/fakes.ts'

const folder = join(import.meta.dirname, '../golden/strait-story')
const time = makeClock('2026-03-30T14:00:00Z')
let store: Store
let ingest: Ingest
beforeEach(async () => {
  time.set('2026-03-30T12:00:00Z')
  store = await openSqlite({ file: ':memory:', clock: time.clock })
  ingest = makeIngest({ store, extract, clock: time.clock })
})
afterEach(async () => {
  await store.close()
})

async function read(file: string, at: string, publisher: string): Promise<string> {
  time.set(at)
  return (await ingest({ ...(await readFileArticle(join(folder, file), { publishedAt: at })), publisher })).storyId
}

/** The two days of the golden, posted each evening; the numbers of the posts. */
async function postTwice(): Promise<{ readonly storyId: string; readonly numbers: readonly string[] }> {
  await store.subscriptions.save(subscriptionOf('narrows', { at: ['18:00'], topic: 'Narrows' }))
  await store.subscriptions.save(subscriptionOf('ferries', { at: ['19:00'], topic: 'call ferry -"Otto Selm"' }))
  const { platform } = makePlatform()
  const outbox = outboxOf(store, { platforms: [platform], clock: time.clock })
  const plan = planOf(store, time.clock)
  const storyId = await read('day1-a.txt', '2026-03-30T14:00:00Z', 'Lantern Wire')
  for (const day of ['2026-03-30', '2026-03-31']) {
    time.set(`${day}T19:00:30Z`)
    await plan()
    await outbox.runDue()
    if (day === '2026-03-30') await read('day2-a.txt', '2026-03-31T10:00:00Z', 'Quayside Dispatch')
  }
  const posts = await store.deliveries.findPosted(channel('C1'), 9)
  return { storyId, numbers: posts.map(({ briefingId }) => shortId(briefingId)) }
}

async function say(words: string, at = 'C1'): Promise<string> {
  const raise = (error: unknown) => {
    throw error
  }
  const asker: Asker = { destination: channel(at), userId: 'U1', timeZone: null, mayManage: false }
  const reply = await makeAsk({ store, clock: time.clock, findRule: ruleOf, report: raise })(words, asker)
  return renderReply(reply)
}

describe('of a briefing', () => {
  it('each line has its passage and its rule, and the rule a sentence that shows it', async () => {
    const { numbers } = await postTwice()
    expect(numbers).toHaveLength(2)
    const said = await say(`why ${numbers[0]?.toLowerCase()}`)
    expect(said).toMatch(
      /Otto Selm · he had informed .* \(claim c\w+\) – “Selm claimed that he had informed .*” \(Lantern Wire, 30 Mar 2026\).* · rule [\w-]+/,
    )
    expect(said).toMatch(/THE RULES THAT FOUND THEM\n- [\w-]+: .+ Such as: “/)
  })

  it('what was told before is among what was left out, and why', async () => {
    const { numbers } = await postTwice()
    const said = await say(`why ${numbers[1]}`)
    expect(said).toMatch(/LEFT OUT\n(?:- .*\n)*- .*keep a line open.* – told here before, and nothing has changed/)
  })

  it('elsewhere is not found; the number of an answer is explained as it is told now', async () => {
    const { storyId, numbers } = await postTwice()
    expect(await say(`why ${numbers[0]}`, 'C2')).toMatch(/^Not found/)
    const footer = /R-[0-9A-F]{5}/.exec(await say(`story ${storyId}`, 'C2'))?.[0]
    expect(await say(`why ${footer}`, 'C2')).toContain('It was not posted here: this is how it is told now.')
  })
})

describe('of a claim', () => {
  it('it says by which rule each article has it, and where the channel was told', async () => {
    const { storyId, numbers } = await postTwice()
    const claims = await store.claims.findByStory(storyId)
    const claim = claims.find(({ entries }) => entries.length > 2)
    const said = await say(`why ${claim?.id}`)
    expect(said).toMatch(/WHAT MADE IT STAND SO\n(?:- .+ · (?:rule [\w-]+|by the words themselves)\n)+/)
    expect(said).toContain('- denied, Karl Brandt · Quayside Dispatch, 31 Mar 2026')
    expect(said).toContain(`THIS CHANNEL\n- told in ${numbers[1]}, 31 Mar 2026\n- told in ${numbers[0]}, 30 Mar 2026`)
    expect(await say(`why ${claim?.id}`, 'C2')).toContain(`"why ${storyId}" says whether a topic here`)
  })
})

describe('of a story', () => {
  it('it says which topics it matches, which not and for want of what, and when it was posted', async () => {
    const { storyId, numbers } = await postTwice()
    const said = await say(`why ${storyId}`)
    expect(said).toContain('- Narrows: it matches; all that was read of it is told; next ')
    expect(said).toMatch(
      /- call ferry -"Otto Selm": it does not match: .* has no ferry and "otto selm", which is left out/,
    )
    expect(said).toContain(`POSTED\n- ${numbers[1]}, 31 Mar 2026 19:00 UTC\n- ${numbers[0]}, 30 Mar 2026 19:00 UTC`)
    const elsewhere = await say(`why ${storyId}`, 'C2')
    expect(elsewhere).toContain('is subscribed to nothing')
    expect(elsewhere).toContain('in none of the last 50 briefings here')
  })

  it('its hours that were skipped are among it, with the reason', async () => {
    const { storyId } = await postTwice()
    await read('day2-b-repeat.txt', '2026-04-01T11:00:00Z', 'Bay Post')
    time.set('2026-04-01T18:00:30Z')
    await planOf(store, time.clock)()
    expect(await say(`why ${storyId}`)).toContain('what came repeats what was told')
  })
})

it.each([
  ['why nothing of the kind', /^Not found: no claim/],
  ['why R-00000', /^Not found: no briefing/],
  ['why __proto__', /^Not found/],
  ['why ""', /THE LAST BRIEFINGS/],
  [`why ${'x'.repeat(280)}`, /^Not found/],
])('%.30s gets one clear line', async (words, answer) => {
  expect(await say(words)).toMatch(answer)
})
