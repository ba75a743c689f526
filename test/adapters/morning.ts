// Why it exists: the morning that the chat goldens tell: real commands, plan and outbox over a store with one small story of ours.
import { compose } from '../../src/briefing/compose.ts'
import { composeDigest } from '../../src/briefing/digest.ts'
import { actionsOf } from '../../src/commands/actions.ts'
import { makeAsk } from '../../src/commands/ask.ts'
import { makeSuggest } from '../../src/commands/suggest.ts'
import type { Ask, Platform, Store, Suggest } from '../../src/core/ports.ts'
import { makeOutbox } from '../../src/delivery/outbox.ts'
import { makePlan } from '../../src/delivery/plan.ts'
import { makeIngest } from '../../src/pipeline.ts'
import { openSqlite } from '../../src/storage/sqlite.ts'
import { makeClock } from '../delivery/fakes.ts'
import { copy, first, second } from '../stories/news.ts'

export type Morning = {
  readonly store: Store
  readonly ask: Ask
  readonly suggest: Suggest
  readonly clock: () => number
  /** It is that time: what is due is planned and posted. */
  readonly pass: (platform: Platform, iso: string) => Promise<void>
}

/** What the engine would find in the articles is written by hand, so that the goldens change with the chat alone. */
export async function openMorning(): Promise<Morning> {
  const { clock, set } = makeClock('2031-05-06T12:00:00Z')
  const store = await openSqlite({ file: ':memory:', clock })
  const prepared = [first, second, copy]
  const extract = (article: { readonly text: string }) =>
    prepared.find((one) => one.article.text === article.text) ?? first
  const ingest = makeIngest({ store, extract, clock })
  for (const { article } of prepared) await ingest(article)
  const plan = makePlan({ store, clock, compose, digest: composeDigest, report: raise })
  return {
    ...{ store, clock },
    ask: makeAsk({ store, clock, report: raise }),
    suggest: makeSuggest({ store }),
    pass: async (platform, iso) => {
      set(iso)
      const outbox = makeOutbox({ store, platforms: [platform], clock, random: () => 0, actionsOf, report: raise })
      await plan()
      await outbox.runDue()
    },
  }
}

function raise(error: unknown): never {
  throw error
}

/** What is hashed or counted says nothing to a reader, and would change with what it is made of. */
const UNSTEADY: readonly (readonly [RegExp, string])[] = [
  [/\b(of|story) s[0-9a-f]{12}\b/gu, '$1 s1'],
  [/\bR-[0-9A-F]{5}\b/gu, 'R-00001'],
  [/("key": ")d[0-9a-f]{16}(?=-\d)/gu, '$1d1'],
  [/("nonce": ")[0-9a-f]{25}(?=")/gu, '$1of the delivery'],
  [/("id": )[12]\d{9}\b/gu, '$11'],
  [/("ts": ")\d{10}\.\d{6}(?=")/gu, '$11.1'],
  [/(?<!\d)3\d{17}(?!\d)/gu, '300000000000000000'],
]

/** The text of a golden. */
export function steady(text: string): string {
  return UNSTEADY.reduce((changed, [pattern, word]) => changed.replace(pattern, word), text)
}
