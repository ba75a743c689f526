// Why it exists: outlets use many marks for one thing; rules see one form, offsets stay those of the original.

const STRAIGHT: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u02bc': "'",
  '`': "'",
  '\u00b4': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '\u2033': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\u2009': ' ',
  '\u200b': ' ',
  '\u2010': '-',
  '\u2011': '-',
  '\t': ' ',
  '\r': ' ',
}
const MARKS =
  /[\u2018\u2019\u201a\u201b\u2032\u02bc`\u00b4\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u00a0\u202f\u2009\u200b\u2010\u2011\t\r]/g

// What a reader does not see: colours of a terminal, marks of direction and width, control characters.
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /\u001b\[[0-9;]{0,20}[A-Za-z]|[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g

/** A space for each sign that is not seen; the same length. */
export function withoutHidden(text: string): string {
  return text.replace(HIDDEN, (hidden) => ' '.repeat(hidden.length))
}

/**
 * The text with one form for each mark and a space for what is not seen; the same length, so that offsets hold.
 * `''` becomes `"` and a space.
 */
export function normalise(text: string): string {
  return withoutHidden(text)
    .replace(MARKS, (mark) => STRAIGHT[mark] ?? mark)
    .replace(/''/g, '" ')
}

const LETTER = /[\p{L}\p{N}]/u

/** Whether a character is a letter or digit; false for undefined. */
export function isWordCharacter(character: string | undefined): boolean {
  if (character === undefined) return false
  const code = character.charCodeAt(0)
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57)
  return LETTER.test(character)
}
