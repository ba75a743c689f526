// Why it exists: what a rule of the engine reads, for parts that may not know the engine: "why" names it.

/** `says`: what the rule reads, in one line. `example`: a text of ours in which it finds something. */
export type Rule = { readonly says: string; readonly example: string }

/** By the name that a finding carries; null for one that is not in the catalogue. */
export type FindRule = (name: string | undefined) => Rule | null
