// Why it exists: "the call underscores a push" is the narrator's word on the call: what happened says nothing itself.

/** Verbs that news uses of what happened as well as of people. */
export const SHOWING: ReadonlySet<string> = new Set(
  'underscore underline emphasize emphasise stress signal suggest reveal indicate highlight hint confirm acknowledge recognize recognise repeat mark predict forecast imply note explain recall reflect threaten promise offer propose urge request criticize criticise praise hail call answer'.split(
    ' ',
  ),
)

/** What happens, and what is done or made: no voice of its own. A report, a poll or a letter has one. */
export const THINGS: ReadonlySet<string> = new Set(
  `absence accident accord agreement appointment appearance arrest arrival attack battle blast boycott breakthrough
  call case ceasefire change choice clash closure collapse conflict consultation contact conversation crash
  crisis deadlock deal death decision decline defeat delay departure development dialogue dinner discussion dispute
  drop earthquake effort election encounter episode escalation event exchange exercise exit explosion failure fall
  feud fight fire flood gathering gesture growth handshake incident increase invasion killing launch loss lunch
  march meeting move outbreak outcome pact pandemic policy presence progress project protest pullout push
  raid rally rebellion referendum release resignation result retreat return rise row scandal session shift shooting
  shortage silence situation stalemate standoff step storm strike success summit surge talks tension timing trade
  treaty trend trip truce turnout unrest uprising victory violence visit vote walkout war win withdrawal`.split(/\s+/),
)
