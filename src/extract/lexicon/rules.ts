// Why it exists: every rule that a finding may name, with what it reads and one short text of ours that it finds something in.
import type { Rule } from '../../core/rule.ts'
import { ATTRIBUTION_RULES } from './rules-attributions.ts'
import { CLAIM_RULES } from './rules-claims.ts'
import { EVENT_RULES } from './rules-events.ts'
import { INCONSISTENCY_RULES } from './rules-inconsistencies.ts'
import { TALK_RULES } from './rules-talks.ts'

// `test/extract/rules.test.ts` holds that each finds something in its example.
export type { Rule }

// A new rule needs its entry in the file of its kind: tsc refuses a name that stands in none.
export const RULES = {
  ...ATTRIBUTION_RULES,
  ...CLAIM_RULES,
  ...TALK_RULES,
  ...EVENT_RULES,
  ...INCONSISTENCY_RULES,
} as const

/** What is repeated to be denied is a denial and a denied claim at once. */
export type AttributionRule = keyof typeof ATTRIBUTION_RULES | 'said-to-be-false'
export type ClaimRule = keyof typeof CLAIM_RULES
export type EventRule = keyof typeof EVENT_RULES
export type TalkRule = keyof typeof TALK_RULES
export type InconsistencyRule = keyof typeof INCONSISTENCY_RULES
export type RuleName = keyof typeof RULES

/** Of a name as an extraction carries it; null for one that is not in the catalogue. */
export function ruleOf(name: string | undefined): Rule | null {
  return name !== undefined && Object.hasOwn(RULES, name) ? RULES[name as RuleName] : null
}
