// Why it exists: the rule that found something, in words that a reader of news understands.
import { plain } from '../briefing/plain.ts'
import { cut } from '../briefing/words.ts'
import type { ReplyBlock } from '../core/command.ts'
import type { FindRule } from '../core/rule.ts'

const MAX_RULES = 10
const MAX_EXAMPLE = 200

/** 'denied-that: “X denied that …”: what X denies is … Such as: “Marit Berg denied that …”'. */
export function showRule(name: string, findRule: FindRule | undefined): string {
  const rule = findRule?.(name) ?? null
  const shown = plain(name).slice(0, 60)
  return rule === null ? shown : `${shown}: ${rule.says} Such as: “${cut(rule.example, MAX_EXAMPLE)}”`
}

/** Each once, in the order in which they were met. */
export function listRules(
  names: readonly (string | undefined)[],
  findRule: FindRule | undefined,
): readonly ReplyBlock[] {
  const met = [...new Set(names.filter((name) => name !== undefined))]
  if (met.length === 0) return []
  const items = met.slice(0, MAX_RULES).map((name) => showRule(name, findRule))
  const left = met.length - items.length
  return [
    { type: 'heading', text: 'The rules that found them' },
    { type: 'list', items: left === 0 ? items : [...items, `… ${left} more`] },
  ]
}
