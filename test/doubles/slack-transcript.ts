// Why it exists: what a person sees in Slack, as text: the payloads read the way a client of Slack shows them.
import { type Fields, fields } from './slack-rules.ts'

/** A message, a modal or a home page. */
export function showPayload(payload: Fields): string {
  const view = fields(payload.view ?? payload)
  const title = view.type === 'modal' ? [`┌ ${textOf(view.title)}`] : []
  const submit = view.submit === undefined ? [] : [`└ [${textOf(view.submit)}] [${textOf(view.close)}]`]
  return [...title, ...list(view.blocks).map((block) => showBlock(fields(block))), ...submit].join('\n')
}

function showBlock(block: Fields): string {
  switch (block.type) {
    case 'header':
      return `## ${textOf(block.text)}`
    case 'section':
      return textOf(block.text)
    case 'context':
      return list(block.elements)
        .map((one) => `(${textOf(one)})`)
        .join(' ')
    case 'actions':
      return list(block.elements)
        .map((one) => `[${textOf(fields(one).text)}]`)
        .join(' ')
    case 'input':
      return `${textOf(block.label)}: ${showInput(fields(block.element))}`
    case 'rich_text':
      return list(block.elements)
        .map((one) => showRich(fields(one)))
        .join('\n')
    default:
      return `?${String(block.type)}`
  }
}

function showInput(element: Fields): string {
  if (element.type === 'checkboxes') {
    const chosen = list(element.initial_options).map((one) => JSON.stringify(one))
    return list(element.options)
      .map((one) => `${chosen.includes(JSON.stringify(one)) ? '☑' : '☐'} ${textOf(fields(one).text)}`)
      .join('  ')
  }
  const picked = element.initial_value ?? element.initial_time ?? textOf(fields(element.initial_option).text)
  return `[ ${picked === '' ? textOf(element.placeholder) : String(picked)} ]`
}

function showRich({ type, elements, indent }: Fields): string {
  if (type !== 'rich_text_list')
    return list(elements)
      .map((one) => showInline(fields(one)))
      .join('')
  const before = '  '.repeat(Number(indent ?? 0))
  return list(elements)
    .map((one) => `${before}• ${showRich(fields(one))}`)
    .join('\n')
}

function showInline({ type, text, url, channel_id, style }: Fields): string {
  if (type === 'link') return `${String(text)}<${String(url)}>`
  if (type === 'channel') return `#${String(channel_id)}`
  if (type !== 'text') return `?${String(type)}`
  return fields(style).bold === true ? `**${String(text).trim()}**${/\s*$/u.exec(String(text))?.[0]}` : String(text)
}

function textOf(value: unknown): string {
  const { text } = fields(value)
  return typeof text === 'string' ? text : ''
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
