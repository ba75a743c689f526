// Why it exists: pure: a briefing or an answer becomes messages that Slack takes, whatever is in them.
import type { types } from '@slack/bolt'
import { fit } from '../../src/briefing/fit.ts'
import type { Briefing } from '../../src/core/briefing.ts'
import type { Action, Reply } from '../../src/core/command.ts'
import { inert, parsed } from './escape.ts'
import { LIMITS, MAX_ANSWERS, MAX_PARTS } from './limits.ts'
import { contextUnits, type Inline, MAX_UNIT, text, type Unit, unitsOf, weigh, wordsOf } from './units.ts'

/** `text` is what notifications and screen readers say; Slack wants it beside the blocks. */
export type Message = { readonly text: string; readonly blocks: readonly types.KnownBlock[] }

/** action_id of the buttons that ask; the words are the button's value. */
export const ASK_ACTION = 'ask'
/** All buttons of a message together: their words count against its limit. */
const MAX_BUTTONS = 4_000
/** 'Part 2 of 3', what was left out, and that it may be a repeat. */
const FRAME = 200
const FRAME_BLOCKS = 3
/** Nobody reads more lines in one message, and no limit on the parts of a rich_text block is documented. */
const MAX_UNITS = 150

export function renderBriefing(briefing: Briefing, actions: readonly Action[]): readonly Message[] {
  const { blocks, passages } = fit(briefing)
  // A digest is of many stories; what it has no room for is behind its own button.
  const storyId = briefing.storyIds === undefined ? briefing.storyId : null
  return pack(unitsOf(blocks, { passages, storyId }), { actions, maxMessages: MAX_PARTS })
}

export function renderReply(reply: Reply): readonly Message[] {
  return pack(unitsOf(reply.blocks, { passages: reply.passages }), {
    actions: reply.actions ?? [],
    maxMessages: MAX_ANSWERS,
  })
}

/** An answer as the blocks of one modal: a form that was sent is answered where it stood. */
export function renderReplyInView(reply: Reply): readonly types.KnownBlock[] {
  return (
    pack(unitsOf(reply.blocks, { passages: reply.passages }), { actions: reply.actions ?? [], maxMessages: 1 })[0]
      ?.blocks ?? []
  )
}

/** The buttons are on the last message. There is at least one message, and none is empty. */
export function pack(
  units: readonly Unit[],
  { actions, maxMessages }: { readonly actions: readonly Action[]; readonly maxMessages: number },
): readonly Message[] {
  const buttons = buttonUnits(actions)
  const budget = LIMITS.message - FRAME - buttons.reduce((sum, unit) => sum + weigh(unit), 0)
  const maxBlocks = LIMITS.messageBlocks - FRAME_BLOCKS - buttons.length
  const filled = units.length === 0 ? contextUnits('There is nothing to show.') : units
  const groups = group(filled, { budget, maxBlocks })
  const kept = groups.slice(0, maxMessages)
  const left = groups.slice(maxMessages).reduce((sum, units) => sum + units.length, 0)
  return kept.map((units, at) => {
    const isLast = at === kept.length - 1
    const part = at === 0 ? [] : contextUnits(`Part ${at + 1} of ${kept.length}`)
    const rest = isLast && left > 0 ? contextUnits(sayLeft(left)) : []
    return messageOf([...part, ...units, ...rest, ...(isLast ? buttons : [])])
  })
}

function sayLeft(left: number): string {
  return `… ${left} more ${left === 1 ? 'line' : 'lines'} left out: ask for something narrower`
}

/** Units by message, in order. A heading does not stand last. */
function group(
  units: readonly Unit[],
  { budget, maxBlocks }: { readonly budget: number; readonly maxBlocks: number },
): readonly (readonly Unit[])[] {
  const groups: Unit[][] = [[]]
  let weight = 0
  for (const unit of units) {
    const current = groups.at(-1) ?? []
    const wanted = weigh(unit) + (unit.type === 'heading' ? MAX_UNIT / 2 : 0)
    const blocks = blocksOf([...current, unit]).length + (unit.type === 'heading' ? 1 : 0)
    const isFull = weight + wanted > budget || blocks > maxBlocks || current.length === MAX_UNITS
    if (current.length > 0 && isFull) {
      groups.push([unit])
      weight = weigh(unit)
    } else {
      current.push(unit)
      weight += weigh(unit)
    }
  }
  return groups
}

function messageOf(units: readonly Unit[]): Message {
  return { text: fallbackOf(units), blocks: blocksOf(units) }
}

/** Consecutive units of text share a block, as far as its limit goes. */
function blocksOf(units: readonly Unit[]): readonly types.KnownBlock[] {
  const blocks: types.KnownBlock[] = []
  let open: types.RichTextBlock | null = null
  let room = 0
  for (const unit of units) {
    const weight = weigh(unit)
    if (unit.type === 'block') {
      blocks.push(unit.block)
      open = null
    } else if (unit.type === 'item' && open !== null && weight <= room) {
      addItem(open, unit.indent, unit.elements)
      room -= weight
    } else {
      open = { type: 'rich_text', elements: [] }
      blocks.push(open)
      room = LIMITS.section - weight
      if (unit.type === 'item') addItem(open, unit.indent, unit.elements)
      else open.elements.push(sectionOf(unit.elements))
    }
  }
  return blocks
}

function addItem(block: types.RichTextBlock, indent: 0 | 1, elements: readonly Inline[]): void {
  const last = block.elements.at(-1)
  if (last?.type === 'rich_text_list' && last.indent === indent) last.elements.push(sectionOf(elements))
  else block.elements.push({ type: 'rich_text_list', style: 'bullet', indent, elements: [sectionOf(elements)] })
}

function sectionOf(elements: readonly Inline[]): types.RichTextSection {
  return { type: 'rich_text_section', elements: elements.length === 0 ? [text(' ')] : [...elements] }
}

function buttonUnits(actions: readonly Action[]): readonly Unit[] {
  let room = MAX_BUTTONS
  const elements: types.Button[] = []
  for (const { label, words } of actions) {
    const shown = inert(label, LIMITS.buttonText)
    const weight = shown.length + words.length
    if (shown === '' || words === '' || words.length > LIMITS.buttonValue || weight > room) continue
    if (elements.length === LIMITS.actions) continue
    room -= weight
    elements.push({
      type: 'button',
      action_id: `${ASK_ACTION}:${elements.length}`,
      text: { type: 'plain_text', text: shown, emoji: false },
      value: words,
    })
  }
  const left = actions.length - elements.length
  return [
    ...(elements.length === 0 ? [] : [{ type: 'block', block: { type: 'actions', elements } } as const]),
    ...(left === 0 ? [] : contextUnits(`… ${left} more ${left === 1 ? 'button' : 'buttons'} left out`)),
  ]
}

/** As many whole lines as `text` takes. */
function fallbackOf(units: readonly Unit[]): string {
  let written = ''
  for (const unit of units) {
    const line = parsed(wordsOf(unit), LIMITS.section)
    if (line === '') continue
    if (written.length + line.length + 3 > LIMITS.fallback) return `${written}\n…`
    written += written === '' ? line : `\n${line}`
  }
  return written === '' ? 'Readout' : written
}
