// Why it exists: wink-pos-tagger ships no types; these are the parts that tags.ts uses.
declare module 'wink-pos-tagger' {
  type Word = { readonly value: string; readonly tag: string }
  type Tagged = { readonly value: string; readonly pos: string; readonly lemma?: string }
  function makeTagger(): { tag(tokens: Word[]): Tagged[]; tagRawTokens(tokens: string[]): Tagged[] }

  export { makeTagger as default }
}
