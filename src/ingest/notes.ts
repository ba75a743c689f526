// Why it exists: a page's readable part is not all article: credits, dates, "Related:" and rows of links go.
import type { Line } from './lines.ts'
import { isWallText } from './paywall.ts'

/** A photo's or a text's credit: '(Photo: Ana Vel/Orlen Wire)', 'Image credit: …', '© 2026 …'. */
const CREDIT =
  /^\(?(photo(graph)?s?|image|picture|pic|video|illustration|graphic)s?( credit| by| courtesy)?\s*[:/©|]|^\(?(file )?(photo|image) (by|courtesy)\b|^\(?(credit|source|courtesy)\s*:|^(©|\(c\)|copyright\b)|^all rights reserved/i
/** 'Sign up for our morning newsletter', 'Register now', 'Share this article'; not 'Register offices will now open'. */
const SIGN_UP =
  /^(sign up|subscribe|register(?= (?:for|to|here|now|today|with|your|and|below|by)\b))\b.{0,120}\b(newsletters?|inbox|email|e-mail|alerts?|updates|briefing)\b|^(sign up|subscribe|register)\b( (here|for free|online|with us|to (the|our) [\w ]{1,30}))? (today|now)\b.{0,40}$|^get (our|the)\b.{0,80}(newsletter|inbox)|^(follow|join|find|like) us\b|^download (our|the)\b.{0,40}\bapp\b|^(share|print|save|bookmark|listen to) (this )?(article|story|page)\b|^(advertisement|adverts?|ad|sponsored( content)?|promoted|breaking news|continue reading( below)?|don[’']t miss|subscribe|sign up|sign in|log in|story continues below( advertisement)?|article continues( after| below).*|skip (to|past).*|loading\.{0,3}|share this:?|share|tweet|email|print|comments?|\d+ comments?|leave a comment|view comments|post a comment|tell us what you think)[.…!:]*$|^this (slideshow|video|page|content|feature) requires javascript|^(this (web)?site|we) uses? cookies\b|^this (post|article|page|story) (may )?contains? affiliate|^https?:\/\/\S+$/i
/** 'Related: Border stays closed', 'Read more', 'Most popular'. */
const RELATED =
  /^(related|read (more|also|next)|see also|also read|more (on|from|about|stories)|recommended|you may (also )?like|most (read|popular)|trending|don[’']t miss|in case you missed it|up next|further reading|watch|listen)\b(\s+\S+){0,4}\s*:|^(related|related (articles?|stories|content|topics|news|posts)|read (more|also|next)|see also|also read|recommended( for you)?|you may also like|most (read|popular)|trending( now)?|more (stories|news|from .{1,40}|on this story)|editors?[’'] picks?|up next|topics|tags)\s*:?$/i
/** What a line of dates is made of beside numbers: 'Updated Nov 19, 9:41 AM; posted Nov 18', 'Published 2 days ago'. */
const DATE_WORD =
  /^(?:published|updated|posted|created|last|modified|first|on|at|by|of|the|mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun|(?:mon|tues|wednes|thurs|fri|satur|sun)day|jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december|am|pm|a\.m\.?|p\.m\.?|utc|gmt|bst|ist|[ecmp][sd]?t|ago|seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|min|read)$/i
/** What makes it more than a time of day, which heads the parts of a running report. */
const DAY =
  /^(?:published|updated|posted|ago|read|(?:19|20)\d\d|\d{1,4}\.\d{1,2}\.\d{1,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*)$/i
const NUMBER = /^\d{1,4}(?:[:.]\d{1,4}){0,3}(?:st|nd|rd|th|am|pm|z|h)?$/i
const MAX_DATE_WORDS = 24
/** What stands at the end of a text about who wrote it, behind the writer's name. */
const ABOUT_WRITER =
  /^[’']s\b.{0,40}\b(book|column|newsletter|podcast)\b|^(,.{0,60},)?\s+(is|was|are)\s+(a|an|the|our)\b|^(,.{0,60},)?\s+(covers|writes|reports|contributed|can be reached|may be reached)\b/
/** 'Have a tip? Reach the author at ana.vel@courier.example.', 'Follow her on X @anavel'. */
const CONTACT =
  /\b(follow|reach|contact|email|e-mail) (him|her|them|us|me|the (author|writer|reporter))\b|\b(may|can) be (reached|contacted|emailed)( by email)? at\b|\bon (twitter|x|facebook|instagram|bluesky|mastodon|threads)\b.{0,20}@\w|^(have|got) (a|any) (news )?(tips?|story|stories|comments?|corrections?|questions?)\b.{0,40}\?|^(if you have|send|got) .{0,20}\b(news tips?|corrections?)\b/i
/** How far from the end such lines stand. */
const END_LINES = 6
/** A heading over links to other texts: 'More great stories', 'Want more stories like this?'. */
const MORE =
  /^((want|looking for|read|see|find|get|explore)\s+)?(even )?more\b.{0,30}\b(stories|news|articles|reading|coverage|headlines)\b.{0,20}$|^(you may|you might|you[’']ll) also (like|enjoy|be interested in)\b.{0,10}$|^(recommended|related|popular|trending|latest)\b.{0,15}\b(stories|news|articles|posts|reading|coverage|headlines|videos?)$/i
/** A teaser is shorter than this, and mostly a link or no sentence. */
const MAX_TEASER = 160
/** Longer lines are prose, whatever they begin with. */
const MAX_NOTE = 200
const LINK_ONLY = 0.8
const MIN_LINK_RUN = 2

/** The lines of the article alone. `title` and `byline` are not repeated. */
export function keepArticleLines(lines: readonly Line[], title: string, byline: string | null): readonly string[] {
  const own = withoutMore(lines).filter((line) => !isNote(line, title, byline))
  const unlinked = own.filter((_, index) => !inLinkRun(own, index))
  const kept = unlinked.filter((line, index) => index < unlinked.length - END_LINES || !isAboutWriter(line, byline))
  while (kept.length > 0 && isTail(kept[kept.length - 1])) kept.pop()
  return kept.map((line) => line.text)
}

function isNote({ text, linked }: Line, title: string, byline: string | null): boolean {
  if (text === title) return true
  if (!/[\p{L}\p{N}]/u.test(text)) return true
  if (text.length > MAX_NOTE) return false
  if (isWallText(text) || CREDIT.test(text) || SIGN_UP.test(text) || RELATED.test(text) || MORE.test(text)) return true
  if (isDateLine(text, byline)) return true
  // A link in a line of its own that is no sentence is a pointer to another page.
  return linked >= LINK_ONLY && !/[.!?…]["'”’»)]*$/.test(text)
}

/** 'By Ana Vel - 11/18/26 11:04 PM', '2 hours ago', 'Ana Vel': nothing but when and by whom. */
function isDateLine(text: string, byline: string | null): boolean {
  const bare = text.replace(/^by:?\s+/i, '')
  if (byline !== null && bare.toLowerCase() === byline.toLowerCase()) return true
  const rest = byline === null ? text : text.replace(byline, ' ')
  const words = rest.split(/[^\p{L}\p{N}:.]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0 || words.length > MAX_DATE_WORDS || !/\d/.test(rest)) return false
  if (!words.some((word) => DAY.test(word.replace(/:$/, ''))) && !/\d\/\d{1,2}\/\d/.test(rest)) return false
  return words.every((word) => NUMBER.test(word) || DATE_WORD.test(word.replace(/:$/, '')))
}

/** 'Ana Vel is a reporter in Casmere. Follow her on …': about the writer, behind the text. */
function isAboutWriter({ text }: Line, byline: string | null): boolean {
  if (text.length > 2 * MAX_NOTE) return false
  if (text.length <= MAX_NOTE && CONTACT.test(text)) return true
  const [first = ''] = (byline ?? '').split(/,| and | \| /)
  const name = first.trim()
  return name.includes(' ') && text.startsWith(name) && ABOUT_WRITER.test(text.slice(name.length))
}

/** From a heading such as 'More stories' on, where nothing but teasers follows. */
function withoutMore(lines: readonly Line[]): readonly Line[] {
  const isTeaser = ({ text, linked }: Line) =>
    text.length <= MAX_TEASER && (linked >= 0.4 || !/[.!?…]["'”’»)]*$/.test(text))
  const isSignUp = ({ text }: Line) => text.length <= MAX_NOTE && SIGN_UP.test(text)
  const at = lines.findIndex(
    ({ text }, index) =>
      text.length <= MAX_NOTE &&
      (MORE.test(text) || RELATED.test(text)) &&
      lines.slice(index + 1).every((line) => isTeaser(line) || isSignUp(line)),
  )
  return at < 0 ? lines : lines.slice(0, at)
}

function inLinkRun(lines: readonly Line[], index: number): boolean {
  const isLink = (at: number) => (lines[at]?.linked ?? 0) >= LINK_ONLY
  if (!isLink(index)) return false
  let length = 1
  for (let at = index - 1; isLink(at); at--) length++
  for (let at = index + 1; isLink(at); at++) length++
  return length >= MIN_LINK_RUN
}

/** A text does not end with a link or a heading. */
function isTail(line: Line | undefined): boolean {
  return line !== undefined && (line.linked >= LINK_ONLY || line.heading)
}
