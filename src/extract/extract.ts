// Why it exists: the stages in order: an article goes in, all that the engine says about it comes out. Pure.
import type { Article } from '../core/article.ts'
import type { Extraction } from '../core/extraction.ts'
import { findAttributions } from './attributions.ts'
import { findClaims } from './claims.ts'
import { makeDocument } from './document.ts'
import { findEvents } from './events.ts'
import { findHedges } from './hedges.ts'
import { findInconsistencies } from './inconsistencies.ts'
import { findNames } from './people.ts'
import { findTalks } from './talks.ts'

/**
 * Reads one article. Every span is a half-open range of UTF-16 offsets into `article.text`; nothing is said that the
 * text does not say; the same article gives the same result. Throws nothing for any text.
 */
export function extract(article: Article): Extraction {
  const document = makeDocument(article)
  const names = findNames(document)
  const { units, reported } = findAttributions(document, names)
  const reading = { document, names, units, reported, publishedAt: article.publishedAt }
  const { event, otherEvents, lengths } = findEvents(reading)
  const talks = findTalks(document, names, reported, article.publishedAt)
  const claims = findClaims(document, names, reported, findHedges(document, units))
  return {
    article: { ...article, byline: article.byline ?? document.credits.byline },
    sentences: document.tiles.map(({ start, end }) => ({ start, end })),
    people: names.people,
    attributions: reported.map(({ attribution, statement }) => ({ ...attribution, source: statement.source })),
    event,
    otherEvents,
    talks,
    claims,
    inconsistencies: findInconsistencies({ document, names, reported, publishedAt: article.publishedAt, lengths }),
  }
}
