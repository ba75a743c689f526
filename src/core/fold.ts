// Why it exists: words are compared without case, accents and punctuation, with one blank between them.
export function fold(text: string): string {
  const bare = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return bare.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
