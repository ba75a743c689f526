// Why it exists: paragraphs and buttons become messages within Discord's limits, parted by item; what is too much is counted.
import { type APIMessageTopLevelComponent, ButtonStyle, ComponentType, MessageFlags } from 'discord.js'
import { plain } from '../../src/briefing/plain.ts'
import { cut } from '../../src/briefing/words.ts'
import type { Action } from '../../src/core/command.ts'

/** Escaped markdown, a list of lines that may be parted from each other; each at most MAX_ITEM long. */
export type Paragraph = readonly string[]

export type Message = {
  readonly flags: number
  readonly components: APIMessageTopLevelComponent[]
  readonly allowed_mentions: { readonly parse: [] }
}

/** An item may fill a third of a message, so that what follows a long one still joins it. */
export const MAX_ITEM = 1_000
/** Of 4,000 over all texts of a message; the rest is for buttons and for what Discord may count otherwise. */
const MAX_TEXT = 3_100
/** Of 40 components: one container, these texts and one of what is left out, three rows, fifteen buttons, and a row with "More" (see answer.ts). */
const MAX_PARAGRAPHS = 18
const MAX_BUTTONS = 15
const ROW = 5
const MAX_LABEL = 50
/** Messages of nothing but buttons: nobody looks through more. */
const MAX_BUTTON_MESSAGES = 2

/** Nobody and nothing is ever mentioned: on every message and again on every edit. */
export const NO_MENTIONS: { readonly parse: [] } = { parse: [] }

/**
 * Buttons stand under the last message. A button's id is made by `idOf`; of two buttons with one id the first stays. What
 * `maxMessages` have no room for is counted on the last.
 */
export function layOut(
  paragraphs: readonly Paragraph[],
  actions: readonly Action[],
  idOf: (words: string) => string,
  maxMessages = Number.POSITIVE_INFINITY,
): readonly Message[] {
  const all = paginate(paragraphs)
  if (all.length === 0) all.push([['Nothing to show.']])
  const buttons = [...new Map(actions.map((action) => [idOf(action.words), action])).entries()]
  const rows: (typeof buttons)[] = []
  for (let at = 0; at < buttons.length; at += MAX_BUTTONS) rows.push(buttons.slice(at, at + MAX_BUTTONS))
  const leftButtons = rows.splice(1 + MAX_BUTTON_MESSAGES).flat().length
  const pages = all.splice(0, maxMessages - Math.max(0, rows.length - 1))
  const leftLines = all.flat(2).length
  const left = [...sayLeft(leftLines, 'line'), ...sayLeft(leftButtons, 'button')]
  if (left.length > 0) pages.at(-1)?.push(left)
  const messages = pages.map((page, at) => toMessage(page, at === pages.length - 1 ? (rows[0] ?? []) : []))
  return [...messages, ...rows.slice(1).map((more) => toMessage([['More to choose from:']], more))]
}

function sayLeft(count: number, what: string): string[] {
  return count === 0 ? [] : [`-# … ${count} more ${what}${count === 1 ? '' : 's'} left out: ask for something narrower`]
}

function paginate(paragraphs: readonly Paragraph[]): string[][][] {
  const pages: string[][][] = []
  let room = 0
  for (const items of paragraphs) {
    const whole = lengthOf(items)
    // A paragraph goes to the next message as a whole, unless it is too long for any.
    let fresh = whole > room && whole <= MAX_TEXT
    let paragraph: string[] | null = null
    for (const item of items) {
      const page = pages.at(-1)
      const full = page === undefined || item.length + 1 > room || (paragraph === null && page.length >= MAX_PARAGRAPHS)
      if (full || fresh) {
        pages.push([])
        room = MAX_TEXT
        paragraph = null
        fresh = false
      }
      if (paragraph === null) {
        paragraph = []
        pages.at(-1)?.push(paragraph)
      }
      paragraph.push(item)
      room -= item.length + 1
    }
  }
  return pages
}

function lengthOf(items: Paragraph): number {
  return items.reduce((sum, item) => sum + item.length + 1, 0)
}

function toMessage(page: readonly Paragraph[], buttons: readonly (readonly [string, Action])[]): Message {
  const texts = page.map((items) => ({ type: ComponentType.TextDisplay as const, content: items.join('\n') }))
  const components: APIMessageTopLevelComponent[] = [{ type: ComponentType.Container, components: texts }]
  for (let at = 0; at < buttons.length; at += ROW) {
    components.push({
      type: ComponentType.ActionRow,
      components: buttons.slice(at, at + ROW).map(([id, { label }]) => ({
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        custom_id: id,
        label: labelOf(label),
      })),
    })
  }
  return { flags: MessageFlags.IsComponentsV2, components, allowed_mentions: NO_MENTIONS }
}

/** A button's label is no markdown: nothing in it needs to be escaped. */
function labelOf(text: string): string {
  for (let room = MAX_LABEL; room > 0; room = Math.floor(room / 2)) {
    const label = cut(plain(text), room)
    if (label.length <= MAX_LABEL && label !== '') return label
  }
  return 'Show'
}
