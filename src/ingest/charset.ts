// Why it exists: what a page says of its charset is often wrong; its bytes are asked first.
import iconv from 'iconv-lite'

/** The byte order marks, the longer first: UTF-32LE begins with that of UTF-16LE. */
const MARKS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16be', [0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
]
/** XML without a mark: its first character is '<' (XML 1.0, appendix F). */
const FIRST_LESS_THAN: readonly (readonly [string, readonly number[]])[] = [
  ['utf-32be', [0, 0, 0, 0x3c]],
  ['utf-32le', [0x3c, 0, 0, 0]],
  ['utf-16be', [0, 0x3c, 0]],
  ['utf-16le', [0x3c, 0, 0x3f, 0]],
]
/** What browsers mean by a label that says less (WHATWG Encoding). */
const WIDER: Readonly<Record<string, string>> = {
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'us-ascii': 'windows-1252',
  ascii: 'windows-1252',
  'iso-8859-9': 'windows-1254',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-sjis': 'shift_jis',
  'ks_c_5601-1987': 'euc-kr',
  cp949: 'euc-kr',
  uhc: 'euc-kr',
}
const DECLARED = /(?:<\?xml[^>]*?\bencoding|<meta[^>]*?\bcharset)\s*=\s*["']?\s*([\w:.-]+)/i
const HEAD_LENGTH = 2048
/** How files begin that hold no text, though few of their first bytes may be controls. */
const MAGIC = ['%PDF-', 'PK\x03\x04', '\x89PNG', 'GIF8', '\xff\xd8\xff', '\x1f\x8b', '\x7fELF']
/** With no label at all: as many of the letters beyond ASCII may be broken before it is no UTF-8. */
const MAX_BROKEN = 0.1

/** Whether the text that a file holds can be read, as decoded; null for binary and for what is no text in UTF-8. */
export function decodeStrictly(bytes: Uint8Array): string | null {
  const marked = startsWith(bytes, MARKS)
  try {
    const text =
      marked === null || marked === 'utf-8'
        ? new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
        : iconv.decode(bytes, marked, { stripBOM: false })
    return text.includes('\0') ? null : text
  } catch {
    return null
  }
}

/**
 * The text of a page or feed: byte order mark → valid UTF-8 → charset of the HTTP header → that of the document → a
 * guess. The mark is taken off.
 */
export function decodePage(bytes: Uint8Array, contentType: string | null): string {
  const sure = startsWith(bytes, MARKS) ?? startsWith(bytes, FIRST_LESS_THAN)
  if (sure !== null) return withoutMark(iconv.decode(bytes, sure))
  const head = Buffer.from(bytes.subarray(0, HEAD_LENGTH)).toString('latin1')
  const labels = [/charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType ?? '')?.[1], DECLARED.exec(head)?.[1]]
  // Seven-bit charsets with escapes are valid UTF-8 by their bytes.
  if (!bytes.includes(0x1b)) {
    try {
      return withoutMark(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    } catch {
      // Then the labels are asked.
    }
  }
  const label = labels.map(known).find((name) => name !== null) ?? guess(bytes)
  return withoutMark(iconv.encodingExists(label) ? iconv.decode(bytes, label) : new TextDecoder(label).decode(bytes))
}

/** Bytes with no label that are not quite UTF-8: cut off or spoilt in a place, or the old Western default. */
function guess(bytes: Uint8Array): string {
  const high = [
    ...Buffer.from(bytes)
      .toString('utf8')
      .matchAll(/\P{ASCII}/gu),
  ]
  const broken = high.filter(([letter]) => letter === '\ufffd').length
  return broken <= high.length * MAX_BROKEN ? 'utf-8' : 'windows-1252'
}

function known(label: string | undefined): string | null {
  if (label === undefined) return null
  const name = WIDER[label.toLowerCase()] ?? label
  if (/^utf-?8$/i.test(name)) return 'utf-8'
  // With two or four bytes to a letter there would be a mark or zeros in front.
  if (/^(utf|ucs|unicode)|base64|hex|binary|user-defined|replacement/i.test(name)) return null
  return iconv.encodingExists(name) || isDecodable(name) ? name : null
}

/** What browsers read beyond iconv: Japanese mail's ISO-2022-JP, old Cyrillic Macs. */
function isDecodable(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'replacement'
  } catch {
    return false
  }
}

function startsWith(bytes: Uint8Array, table: typeof MARKS): string | null {
  return table.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0] ?? null
}

function withoutMark(text: string): string {
  return text.startsWith('\ufeff') ? text.slice(1) : text
}

/** Whether a body is no text at all: a picture, an archive, a program. */
export function isBinary(bytes: Uint8Array): boolean {
  if (startsWith(bytes, MARKS) !== null || startsWith(bytes, FIRST_LESS_THAN) !== null) return false
  const head = bytes.subarray(0, HEAD_LENGTH)
  const start = Buffer.from(head.subarray(0, 8)).toString('latin1')
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 0x1b)).length
  return MAGIC.some((magic) => start.startsWith(magic)) || controls > head.byteLength / 20
}
