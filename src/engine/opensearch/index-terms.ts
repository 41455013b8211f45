// index-terms.ts — what the index of a cluster is made of: characters and pairs of characters, written so that a blank
// divides them; the same for texts and for questions. Not: which field they go into.

/** An occurrence may run so many pairs over the end of its passage, and so many of the passage's own count before. */
export const EDGE = 40

/** Of an occurrence that runs on in the next passage: its pairs in its own, in the next, in either. */
export const OWN = '>'
export const NEXT = '+'
export const EITHER = '~'

/** The units from … to - 1, each a token. */
export const characters = (folded: string, from = 0, to = folded.length): string[] => {
  const tokens: string[] = []
  for (let at = from; at < to; at++) tokens.push(unit(folded, at))
  return tokens
}

/** The pairs that start at from … to - 1; the last unit of a text starts none. */
export const pairs = (folded: string, from = 0, to = folded.length): string[] => {
  const tokens: string[] = []
  const end = Math.min(to, folded.length - 1)
  for (let at = from; at < end; at++) tokens.push(unit(folded, at) + unit(folded, at + 1))
  return tokens
}

/** The pairs around the end of a passage that its paragraph goes on behind; empty: it does not. */
export function edge(folded: string, from: number, to: number): string[] {
  const next = pairs(folded, to, to + EDGE)
  if (next.length === 0) return []
  const own = pairs(folded, Math.max(from, to - EDGE), to)
  return own.length === 0 ? [] : [...own.map(pair => OWN + pair), ...next.map(pair => NEXT + pair)]
}

/** How an occurrence that runs over the end of its passage stands in `edge`: its first pair here, its last behind. */
export const acrossEdge = (text: string): string[] => {
  const all = pairs(text)
  return all.map((pair, i) => (i === 0 ? OWN : i === all.length - 1 ? NEXT : EITHER) + pair)
}

// --- internal ---

/** Half of a character outside the basic plane cannot be written in UTF-8: by its number. No skeleton has a backslash. */
function unit(folded: string, at: number): string {
  const code = folded.charCodeAt(at)
  return (code & 0xf800) === 0xd800 ? `\\${code.toString(16)}` : folded[at]!
}
