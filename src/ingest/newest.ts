// Why it exists: a feed of a hundred thousand items is read for its newest; only those are worth mapping.

export const MAX_ENTRIES = 200
/** As many may wait before the older ones are forgotten. */
const MAX_WAITING = 1000

type Shelved<Item> = { readonly item: Item; readonly at: number; readonly siblings: (Item | string)[] }

/**
 * Keeps only the newest of the items that are put in, while a document is still being read: `siblings`, which end with the
 * item, lose the others.
 */
export function makeShelf<Item extends object>(
  dateOf: (item: Item) => string | null,
): (item: Item, siblings: (Item | string)[]) => void {
  let shelf: Shelved<Item>[] = []
  let limit = MAX_WAITING
  return (item, siblings) => {
    shelf.push({ item, at: timeOf(dateOf(item)), siblings })
    if (shelf.length < limit) return
    const ranked = shelf.toSorted(byTime)
    const forgotten = new Set<Item | string>(ranked.slice(MAX_ENTRIES).map((one) => one.item))
    const isKept = (child: Item | string) => !forgotten.has(child) && (typeof child !== 'string' || child.trim() !== '')
    let left = 0
    for (const list of new Set(shelf.map((one) => one.siblings))) left += keep(list, isKept)
    shelf = ranked.slice(0, MAX_ENTRIES)
    // What else stands there is looked through each time: the more there is of it, the more rarely.
    limit = Math.max(MAX_WAITING, left)
  }
}

/** All of a feed of ordinary size in its own order; of a huge one the newest, undated ones last. */
export function newest<Item>(items: readonly Item[], dateOf: (item: Item) => string | null): readonly Item[] {
  if (items.length <= MAX_ENTRIES) return items
  const timed = items.map((item) => ({ item, at: timeOf(dateOf(item)) })).toSorted(byTime)
  return timed.slice(0, MAX_ENTRIES).map(({ item }) => item)
}

function timeOf(date: string | null): number {
  return date === null ? Number.NEGATIVE_INFINITY : Date.parse(date)
}

/** The newest first; those of one time, and those of none, in their order. */
function byTime(one: { readonly at: number }, other: { readonly at: number }): number {
  return one.at === other.at ? 0 : other.at - one.at
}

/** Leaves in the list itself what is kept of it; returns how much that is. */
function keep<Item>(list: Item[], isKept: (item: Item) => boolean): number {
  let length = 0
  for (const item of list) if (isKept(item)) list[length++] = item
  list.length = length
  return length
}
