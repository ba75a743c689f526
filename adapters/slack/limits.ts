// Why it exists: the sizes that Slack allows, in one place for what renders and for what checks.

/** Documented limits; `message` is undocumented (about 12,000 over all blocks were taken) and has room to spare. */
export const LIMITS = {
  message: 10_000,
  messageBlocks: 50,
  viewBlocks: 100,
  section: 3_000,
  header: 150,
  contextElements: 10,
  actions: 25,
  buttonText: 75,
  buttonValue: 2_000,
  url: 3_000,
  fallback: 4_000,
  viewTitle: 24,
  optionText: 75,
  optionValue: 150,
  options: 100,
} as const

/** All that Slack takes to one command within 30 minutes at its response_url. */
export const MAX_ANSWERS = 5
/** A post of more messages than this is no briefing any more; what is left is said. */
export const MAX_PARTS = 8
