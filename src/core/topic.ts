// Why it exists: what a channel wants to hear of.

/** `query` is the words that a user wrote: 'all', or words and phrases, '-not'. */
export type Topic = { readonly id: string; readonly name: string; readonly query: string }
