// pairing.ts — names that stand before as many numbers (结案率、调解率分别为96%和38%): each number gets its own. Not: what
// the names mean (naming.ts).
import { JOINT, type Mention } from './sentences.ts'

/** Between the numbers of such a list: nothing that would say what the next one is. */
const SEPARATOR = /^\s*(?:[、，和及与]|以及)\s*$/

/**
 * The mention that each number of such a list would be if its name stood right before it; numbers outside of lists are
 * not in the map. A list has as many names as numbers, or it is none.
 */
export function pairNames(mentions: readonly Mention[]): Map<Mention, Mention> {
  const paired = new Map<Mention, Mention>()
  for (let at = 0; at < mentions.length; ) {
    let end = at + 1
    while (end < mentions.length && goesOnList(mentions[end - 1]!, mentions[end]!)) end++
    const list = mentions.slice(at, end)
    const names = list.length > 1 ? namesOf(list[0]!.before, list.length) : null
    list.forEach((mention, i) => {
      if (!names) return
      // What the first name is of, the others are of too: 行政复议案件结案率、调解率.
      const earlier = i === 0 ? mention.earlier : [names[0]!, ...mention.earlier]
      paired.set(mention, { ...mention, before: names[i]!, earlier })
    })
    at = end
  }
  return paired
}

/** Whether a number goes on with the list of the one before it, and says nothing of its own: 分别增长4.3%、7%. */
export const goesOnList = (one: Mention, next: Mention): boolean =>
  next.clauseNumber === one.clauseNumber &&
  next.quantity.unit === one.quantity.unit &&
  SEPARATOR.test(next.between)

// --- internal ---

/** 人大代表建议、政协提案分别办结 → 人大代表建议办结, 政协提案办结; null where it is no list of so many names. */
function namesOf(before: string, count: number): string[] | null {
  const [list = '', verb = ''] = before.split('分别', 2)
  const names = list.split(JOINT)
  return names.length === count && names.every(name => name.length > 0)
    ? names.map(name => name + verb)
    : null
}
