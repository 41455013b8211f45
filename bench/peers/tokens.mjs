// tokens.mjs — what sides without Chinese words are given: characters and pairs of neighbours. Not: any side.

/** Of a passage. */
export function tokensOf(text) {
  const tokens = []
  for (let at = 0; at < text.length; at++) {
    tokens.push(text[at])
    if (at + 1 < text.length) tokens.push(text.slice(at, at + 2))
  }
  return tokens
}

/** That a passage must have which has a text: its pairs, or the one character it is. */
export const pairsOf = text =>
  text.length === 1 ? [text] : Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2))

/** Passages by division, by year, and reports: what a page shows beside its twenty results. */
export function count(rows, found) {
  const [regions, years, reports] = [new Map(), new Map(), new Set()]
  for (const number of found) {
    const { region, year, report } = rows[number]
    regions.set(region, (regions.get(region) ?? 0) + 1)
    years.set(year, (years.get(year) ?? 0) + 1)
    reports.add(report)
  }
  return { regions, years, reports: reports.size }
}
