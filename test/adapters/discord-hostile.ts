// Why it exists: texts that want to be more than text on Discord, and a reading of a message as hard as Discord's own.
import fc from 'fast-check'

/** Each has harmed some bot. */
export const HOSTILE: readonly string[] = [
  '@everyone',
  '@here now',
  '<@123456789012345678>',
  '<@!123456789012345678>',
  '<@&123456789012345678>',
  '<#123456789012345678>',
  '\\<@123456789012345678>',
  '</readout help:123456789012345678>',
  '<id:customize>',
  '<t:1700000000:R>',
  '<:grin:123456789012345678>',
  '<a:grin:123456789012345678>',
  ':skull:',
  '[the bank](https://evil.example/login)',
  '[the bank](<https://evil.example/login>)',
  '](<https://evil.example>)',
  '<https://evil.example>',
  'https://evil.example/a_b_c',
  'HTTPS://EVIL.EXAMPLE',
  'http:\\\\/\\\\/evil.example',
  'h\u200bttps://evil.example',
  'steam://run/1',
  'discord.gg/evil',
  'discord.com/invite/evil',
  '<mailto:a@evil.example>',
  '<tel:+15550100>',
  '**bold** __under__ *i* _i_ ~~s~~ ||spoiler||',
  '`code` ```\nblock\n```',
  '# heading',
  '-# small',
  '- item',
  '1. item',
  '> quote',
  '>>> quote',
  '\\',
  '\\\\',
  'a\\',
  '\u202edrowssap\u202c',
  '\u{e0041}\u{e0042}',
  '\ud800',
  '\ud83d\ude00'.repeat(40),
  'Z\u0351\u0348\u0349'.repeat(60),
  '\u0627\u0644\u0633\u0644\u0627\u0645',
  '\u6c34\u6e90\u5354\u5b9a',
  'constructor',
  '__proto__',
  '\u0000\u0007\u001b[31mred',
  ' \n\t ',
  'x'.repeat(7_000),
  '*'.repeat(5_000),
]

export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc.array(fc.constantFrom(...HOSTILE), { maxLength: 6 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { maxLength: 120 }).map((words) => words.join(' ')),
)

// An even number of backslashes escapes nothing.
const LINK = /(?<=(?<!\\)(?:\\\\)*)\]\(<([^<>\s\\()[\]]*)>\)/gu

/** What in a message would ping, lead elsewhere than to `hosts`, or be an address of its own. */
export function findHarm(text: string, hosts: ReadonlySet<string>): readonly string[] {
  const mentions = text.match(/<@[!&]?\d+>|<#\d+>|<\/[^>]*:\d+>|<a?:\w+:\d+>|<t:-?\d|<id:|@everyone|@here/giu) ?? []
  const linked = [...text.matchAll(LINK)].map(([, url]) => url ?? '')
  const foreign = linked.filter((url) => !URL.canParse(url) || !hosts.has(new URL(url).hostname))
  const bare = text.replaceAll(LINK, ']')
  const addresses =
    bare.match(
      /[a-z][\w+.-]*:\/\/|discord(?:app)?\.(?:gg|com|new|gift)\/|<(?:mailto|tel|sms):|(?<=(?<!\\)(?:\\\\)*)\]\(/giu,
    ) ?? []
  return [...mentions, ...foreign, ...addresses]
}

/** The text as Discord shows it. */
export function shown(text: string): string {
  return text.replaceAll('\u200b', '').replace(/\\([^\p{L}\p{N}\s])/gu, '$1')
}
