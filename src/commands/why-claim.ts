// Why it exists: why a claim is one and stands as it does, by rule and words; and where this channel was told of it, or why not.
import { showDay } from '../briefing/dates.ts'
import { fit } from '../briefing/fit.ts'
import { shortId } from '../briefing/frame.ts'
import type { LedgerClaim, LedgerEntry } from '../core/claim.ts'
import type { Asker, Reply, ReplyBlock } from '../core/command.ts'
import { overlaps } from '../core/span.ts'
import { findPosts } from './channel.ts'
import { type Citations, makeCitations } from './citations.ts'
import { findClaim } from './claim.ts'
import { listRules } from './rules.ts'
import { capital, nameChannel } from './say.ts'
import { showClaims } from './standing.ts'
import type { WhyPorts } from './why.ts'
import { leftOf, linesOf, REASONS } from './why-briefing.ts'

/** So many of the newest posts are looked through. */
const MAX_POSTS = 50
const MAX_ENTRIES = 10
const MAX_TOLD = 5

export async function answerWhyClaim(ports: WhyPorts, words: string, asker: Asker): Promise<Reply> {
  const { store, findRule } = ports
  const claim = await findClaim(store, words, 'why')
  if ('blocks' in claim) return claim
  const citations = makeCitations(store)
  const [head] = await showClaims([claim], citations)
  const entries = claim.entries.slice(-MAX_ENTRIES)
  const rules = await Promise.all(entries.map((entry) => ruleOf(entry, citations)))
  const items = await Promise.all(
    entries.map(async (entry, at) => {
      const rule = rules[at]
      return `${entry.status}${entry.party === null ? '' : `, ${entry.party.name}`} · ${await citations.cite(entry.articleId)} · ${
        rule === undefined ? 'by the words themselves' : `rule ${rule}`
      }`
    }),
  )
  const blocks: ReplyBlock[] = [
    { type: 'text', text: head?.text ?? claim.text },
    { type: 'heading', text: 'What made it stand so' },
    { type: 'list', items },
    ...listRules(rules, findRule),
    { type: 'heading', text: capital(nameChannel(asker)) },
    { type: 'list', items: await listTold(ports, claim, asker) },
  ]
  const actions = [
    { label: 'History', words: `claim ${claim.id}` },
    { label: 'Why this story', words: `why ${claim.storyId}` },
  ]
  return { blocks, visibility: 'asker', actions }
}

/** By which the article's engine found the words of an entry: as a claim, or as somebody's word. */
async function ruleOf({ articleId, evidence }: LedgerEntry, { article }: Citations): Promise<string | undefined> {
  const [own] = evidence
  const extraction = (await article(articleId))?.extraction
  if (own === undefined || extraction === undefined) return undefined
  const claim = extraction.claims.find(
    (one) => one.evidence[0] !== undefined && overlaps(one.evidence[0].span, own.span),
  )
  const said = extraction.attributions.find(({ contents }) => contents.some((content) => overlaps(content, own.span)))
  return claim?.rule ?? said?.rule
}

async function listTold({ store }: WhyPorts, claim: LedgerClaim, { destination }: Asker): Promise<readonly string[]> {
  const posts = (await findPosts(store, destination, MAX_POSTS)).toReversed()
  const told = posts.flatMap(({ briefing, postedAt }): string[] => {
    const shown = fit(briefing)
    const where = `${shortId(briefing.id)}, ${showDay(postedAt)}`
    if (linesOf(shown).some(({ claimId }) => claimId === claim.id)) return [`told in ${where}`]
    const left = leftOf(briefing, shown).find(({ claimId }) => claimId === claim.id)
    return left === undefined ? [] : [`left out of ${where}: ${REASONS[left.because]}`]
  })
  const under = claim.answers ?? null
  const first = under === null ? [] : [`told under claim ${under}, which it confirms or denies`]
  const none = `no briefing of the last ${MAX_POSTS} has it; "why ${claim.storyId}" says whether a topic here is about its story`
  return told.length + first.length === 0 ? [none] : [...first, ...told.slice(0, MAX_TOLD)]
}
