// Why it exists: wink-pos-tagger and its lexicon ship no types; these are the parts that tagger.ts uses.
declare module 'wink-pos-tagger' {
  /** What has an `entityType` keeps the `pos` that it is given. */
  type Word = { readonly value: string; readonly tag: string; readonly entityType?: string; readonly pos?: string }
  type Tagged = { readonly value: string; readonly normal: string; readonly pos: string; readonly lemma?: string }
  function makeTagger(): { tag(tokens: Word[]): Tagged[]; tagRawTokens(tokens: string[]): Tagged[] }

  export { makeTagger as default }
}

declare module 'wink-pos-tagger/src/unigram-tagger.js' {
  /** Every tag that a word may have, the commonest first; it is written into `pos` too. */
  function tagsOf(
    token: { readonly value: string; readonly tag: string; readonly normal: string; pos: string },
    lexicon: Readonly<Record<string, readonly string[]>>,
  ): readonly string[]

  export { tagsOf as default }
}

/** By the tag that a word has: what gives it another, each rule where all its tests hold; the first that does counts. */
declare module 'wink-pos-tagger/src/rules/*.js' {
  type Test = {
    /** What is looked at, so many words ahead or in a range of places ahead. */
    readonly operand: {
      readonly property: 'pos' | 'normal' | 'value'
      readonly delta?: number
      readonly range?: readonly [number, number]
    }
    readonly matches: RegExp
  }
  type Rule = { readonly rules: readonly Test[]; readonly willBe: string }
  const rules: Readonly<Record<string, readonly Rule[]>>

  export { rules as default }
}

declare module 'wink-lexicon/src/lexicon.js' {
  const lexicon: Readonly<Record<string, readonly string[]>>

  export { lexicon as default }
}
