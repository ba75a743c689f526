// Why it exists: a feed may hold the same words as plain text, escaped HTML, XHTML or base64; here they become one form.
import { inlineText, withoutScripts } from './markup.ts'
import { repairOldWestern } from './normalize.ts'
import { childElements, escapeMarkup, innerMarkup, type XmlElement, xmlText } from './xml.ts'

type Form = 'plain' | 'html' | 'markup' | 'base64' | 'unsaid'

/** HTML entities that a feed uses as if XML had them; XML's own five are decoded before. */
const STRAY_ENTITY = /&(?!(?:amp|lt|gt|quot|apos);)(?:[a-z]{2,8}\d{0,2}|#\d{2,6});/gi
/** As much as shows that a text which does not say what it is was meant as HTML. */
const HTML_SIGNS = /<\/[a-z]\w*\s*>|<(?:br|p|hr|img|wbr|script|style)\b[^<>]*>|<!--|&#?\w{2,8};/i
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/

/** What an element holds as HTML, without scripts; null for nothing. */
export function markupOf(element: XmlElement | null): string | null {
  if (element === null) return null
  const markup = withoutScripts(repairOldWestern(rawMarkup(element))).trim()
  return markup === '' ? null : markup
}

/** The words of an element on one line. */
export function wordsOf(element: XmlElement | null): string {
  if (element === null) return ''
  const form = formOf(element)
  const text = form === 'markup' ? '' : xmlText(element).trim()
  const isPlain = form === 'plain' || (form === 'unsaid' && !HTML_SIGNS.test(text))
  if (isPlain) return text.replace(STRAY_ENTITY, (entity) => inlineText(entity))
  return inlineText(rawMarkup(element))
}

function rawMarkup(element: XmlElement): string {
  switch (formOf(element)) {
    case 'markup':
      return innerMarkup(element)
    case 'plain':
      return escapeMarkup(xmlText(element))
    case 'base64':
      return fromBase64(xmlText(element))
    default:
      return xmlText(element)
  }
}

/**
 * Atom 1.0 says by `type` what an element holds (RFC 4287, 3.1.1 and 4.1.3.3), Atom 0.3 by `mode` and a media type; what
 * holds elements is markup whatever it says of itself, and RSS says nothing.
 */
function formOf(element: XmlElement): Form {
  const type = element.attributes.type?.trim().toLowerCase() ?? ''
  const mode = element.attributes.mode?.trim().toLowerCase() ?? ''
  if (mode === 'base64') return 'base64'
  if (childElements(element).length > 0) return 'markup'
  if (type === '') return 'unsaid'
  if (/^(?:text|text\/plain)$/.test(type)) return mode === 'escaped' ? 'unsaid' : 'plain'
  if (/^(?:html|xhtml)$|^text\/|[/+]xml$/.test(type)) return 'html'
  // Any other media type is base64 by Atom; feeds that only name their type oddly are found out by the letters.
  return type.includes('/') && isBase64(xmlText(element)) ? 'base64' : 'html'
}

/** As UTF-8; what is no base64 is taken as written. */
function fromBase64(written: string): string {
  if (!isBase64(written)) return written
  const bytes = Buffer.from(written, 'base64')
  return bytes.includes(0) ? '' : bytes.toString('utf8')
}

function isBase64(written: string): boolean {
  return BASE64.test(written.replace(/\s+/g, ''))
}
