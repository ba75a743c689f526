// Why it exists: a page that asks "are you human?" looks like an article with a title; it must never be summarised.
import { scanPage } from './scan.ts'

/** Titles and sentences of the pages that stand in front of a site. */
const CHALLENGE_WORDS =
  /^(just a moment|attention required|access denied|pardon our interruption|please wait|verifying you are human|are you a robot|security check|robot check|ddos.guard|one moment, please)|verify(ing)? (that )?you are (a )?human|enable javascript and cookies to continue|checking (if the site connection is secure|your browser before)|unusual traffic from your|confirm (that )?you are (not a robot|human)|complete the (captcha|security check)/i
/** What their markup loads. Ordinary pages load some of it too, so it counts only where there is next to no text. */
const CHALLENGE_MARKUP =
  /cdn-cgi\/challenge-platform|_cf_chl_opt|captcha-delivery\.com|px-captcha|_Incapsula_Resource|awswaf\.com|g-recaptcha|h-captcha|ddos-guard/
/** Longer pages are articles, whatever they are called; and articles quote such words and load such markup. */
const MAX_TEXT = 1500
const MAX_SHORT_TEXT = 400

/** Whether a page is a bot challenge: little text, and the words or the markup of one. */
export function isChallenge(html: string, scan = scanPage(html)): boolean {
  if (scan.sample.length > MAX_TEXT) return false
  if (CHALLENGE_WORDS.test(scan.title)) return true
  return scan.sample.length < MAX_SHORT_TEXT && (CHALLENGE_WORDS.test(scan.sample) || CHALLENGE_MARKUP.test(html))
}
