// Why it exists: a claimant may take a claim back, and the engine reads no such verb as a verb of saying.
import type { Person } from '../core/person.ts'
import { evidenceOf, type Span } from '../core/span.ts'
import type { Word } from '../core/testimony.ts'
import { type LedgerArticle, partyOf, peopleIn } from './testimony.ts'

/** "Velt retracted his claim that …", "took it back", "corrected himself". */
const TAKES_BACK =
  /\b(?:has |had |have |later |since |then |now |also |publicly |formally )*(?:retracted|retracts|withdrew|withdraws|withdrawn|took back|takes back|taken back|walked back|walks back|disowned|disowns|recanted|recants|corrected (?:himself|herself|themselves|itself)|backtracked on)\b/g
/** What may be taken back: "withdrew his troops" is another matter. */
const OF_WORDS =
  /\b(?:claims?|statements?|remarks?|accusations?|allegations?|assertions?|accounts?|words|comments?|posts?|it|himself|herself|themselves|itself)\b/
/** A figure may be put right, and is no claim that anybody withdraws: "withdrew a number of ships" is another matter. */
const CORRECTS =
  /\b(?:has |had |have |later |since |then |now |also |publicly )*(?:corrected|corrects) (?=(?:his|her|its|their|the)\b[^,;.]{0,40}\b(?:figures?|numbers?|counts?|tolls?|claims?|statements?|remarks?)\b)/g
/** Between the name and the verb no other name, and no more than a few words, may stand. */
const MAX_BETWEEN = 60

/** Found once for an article: the ledger asks at every claim and word of it. */
const found = new WeakMap<LedgerArticle, readonly Word[]>()

/** The article's words by which somebody takes back what he said, in its order. */
export function withdrawalsIn(article: LedgerArticle): readonly Word[] {
  const words = found.get(article) ?? findWithdrawals(article)
  found.set(article, words)
  return words
}

function findWithdrawals(article: LedgerArticle): readonly Word[] {
  const { article: source, sentences, people } = article.extraction
  return sentences.flatMap((sentence) => {
    if (sentence.end <= source.title.length) return []
    const text = source.text.slice(sentence.start, sentence.end)
    const taken = [...text.matchAll(TAKES_BACK)].filter((match) => OF_WORDS.test(text.slice(match.index)))
    return [...taken, ...text.matchAll(CORRECTS)].flatMap((match): readonly Word[] => {
      const at = sentence.start + match.index
      const object = text.slice(match.index)
      const who = subjectBefore(people, { start: sentence.start, end: at })
      if (who === null || isDenied(text.slice(0, match.index))) return []
      return [
        {
          party: partyOf(article, who.id),
          polarity: 'withdraws',
          text: object.slice(match[0].length),
          start: at,
          evidence: [evidenceOf(source.text, sentence)],
          context: text,
          named: peopleIn(article, [evidenceOf(source.text, sentence)]),
          bodies: [],
        },
      ]
    })
  })
}

function subjectBefore(people: readonly Person[], before: Span): Person | null {
  const mentions = people.flatMap((person) =>
    person.mentions
      .filter(({ start, end }) => start >= before.start && end <= before.end)
      .map(({ end }) => ({ person, end })),
  )
  const [last] = mentions.toSorted((a, b) => b.end - a.end)
  return last !== undefined && before.end - last.end <= MAX_BETWEEN ? last.person : null
}

/** "Has not withdrawn", "refused to take back". */
function isDenied(before: string): boolean {
  return /\b(?:not|never|refus\w+|declin\w+|n[’']t|would|will|if|must|should|to)\b[^,;]*$/i.test(before.slice(-40))
}
