// Why it exists: what is asked of the store about stories, and about what they are about.
import type { News, Report, Story, StorySketch, StoryTerms, TermCounts, Terms } from './story.ts'
import type { Testimony } from './testimony.ts'

export type StoryStore = {
  /** Stories with an article in [from, to], epoch ms. */
  findAround(from: number, to: number): Promise<readonly StorySketch[]>
  findSketch(id: string): Promise<StorySketch | null>
  save(story: StorySketch): Promise<void>
  /**
   * Parts a story: `story` is saved as the one that these articles now belong to, and the move is recorded. Channels
   * that were told of the story before were told of this one too. Claims and talks are not touched.
   */
  part(from: string, story: StorySketch, articleIds: readonly string[], at: number): Promise<void>
  /** Which articles went from one story to another, the latest last. */
  findMoves(storyId: string): Promise<readonly StoryMove[]>
  load(id: string): Promise<Story | null>
  /** Story ids, the most recent first. */
  latest(limit: number): Promise<readonly string[]>
  /** The same with their titles. */
  titles(limit: number): Promise<readonly { readonly id: string; readonly title: string }[]>
  /** Stories with an article read since, the newest news first; copies are no news. */
  findNews(since: number): Promise<readonly News[]>
  /** The same of these stories, however old. */
  findNewsOf(storyIds: readonly string[]): Promise<readonly News[]>
  /** Of stories with an article read since each article that is no copy, in the order in which they were read. */
  findReports(since: number): Promise<readonly Report[]>
  /** Story id and words of the newest articles that are no copies, the newest first. */
  findWords(limit: number): Promise<readonly { readonly storyId: string; readonly words: string }[]>
}

/** Epoch ms: when an article was moved to the story that was parted off. */
export type StoryMove = {
  readonly articleId: string
  readonly from: string
  readonly to: string
  readonly at: number
}

/** Kept as long as its article is. */
export type TestimonyStore = {
  /** The article and whom it names are there already. */
  save(testimony: Testimony): Promise<void>
  /** Of all articles of the story that are kept, oldest first. */
  findByStory(storyId: string): Promise<readonly Testimony[]>
}

/** What stories and articles are about, for placing further articles: kept as long as its articles are. */
export type TermStore = {
  /** Of these terms and of all articles. */
  count(terms: Iterable<string>): Promise<TermCounts>
  saveArticle(articleId: string, terms: Terms): Promise<void>
  /** How many articles of a story are no copies. */
  countArticles(storyId: string): Promise<number>
  /** Of the articles of a story that are no copies, by their time: the newest `limit`, oldest first. */
  findArticles(
    storyId: string,
    limit: number,
  ): Promise<readonly { readonly id: string; readonly at: number; readonly terms: Terms }[]>
  /** `keys`: by which the story is to be found; they take the place of its earlier ones. */
  saveStory(storyId: string, about: StoryTerms, keys: readonly string[]): Promise<void>
  findStory(storyId: string): Promise<StoryTerms | null>
  /**
   * Stories that have some of these keys and whose last article lies in [from, to], epoch ms: the `limit` that share
   * most of the keys' weight. Of a key that very many have only the latest are looked at.
   */
  findStories(search: {
    readonly keys: ReadonlyMap<string, number>
    readonly from: number
    readonly to: number
    readonly limit: number
  }): Promise<readonly { readonly sketch: StorySketch; readonly about: StoryTerms }[]>
}
