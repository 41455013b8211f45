// surroundings.ts — how far the surroundings of a passage reach, and their text as rescoring reads it. Not: rescoring.

/** The surroundings of each passage: passages `first` … `last` of its report, itself among them. */
export interface SurroundingBounds {
  first: Uint32Array
  last: Uint32Array
  /** Skeleton units of all of them together. */
  lengths: Uint32Array
}

/**
 * A passage and its neighbours in the report, taken by turns from behind and from the front while all together have no
 * more than `context` units. Depends on nothing but the corpus, so it may be reckoned when an index is built.
 *
 * @param passageReport report of each passage, ascending
 * @param lengths skeleton units of each passage
 */
export function measureSurroundings(
  passageReport: Uint32Array,
  passageLengths: Uint32Array,
  context: number,
): SurroundingBounds {
  const n = passageLengths.length
  const first = new Uint32Array(n)
  const last = new Uint32Array(n)
  const lengths = new Uint32Array(n)
  const measure = surroundingMeasure(passageReport, passage => passageLengths[passage]!, context)
  for (let passage = 0; passage < n; passage++) {
    const bounds = measure(passage)
    first[passage] = bounds.first
    last[passage] = bounds.last
    lengths[passage] = bounds.length
  }
  return { first, last, lengths }
}

/** The same of one passage, where few are needed. The result is valid until the next call. */
export function surroundingMeasure(
  passageReport: Uint32Array,
  lengthOf: (passage: number) => number,
  context: number,
) {
  const n = passageReport.length
  const bounds = { first: 0, last: 0, length: 0 }
  return (passage: number): Readonly<typeof bounds> => {
    const report = passageReport[passage]
    let start = passage
    let end = passage
    let length = lengthOf(passage)
    for (let grew = true; grew; ) {
      grew = false
      if (end + 1 < n && passageReport[end + 1] === report && length + lengthOf(end + 1) <= context) {
        length += lengthOf(++end)
        grew = true
      }
      if (start > 0 && passageReport[start - 1] === report && length + lengthOf(start - 1) <= context) {
        length += lengthOf(--start)
        grew = true
      }
    }
    bounds.first = start
    bounds.last = end
    bounds.length = length
    return bounds
  }
}

/** Texts of some passages with their surroundings, as stretches of one array: entry i of each list is passage i's. */
export interface Surroundings {
  /**
   * Skeletons in UTF-16 units. Between two paragraphs stands something that is in no skeleton (SEPARATOR), so that no
   * pair of characters spans them.
   */
  units: Uint16Array
  /** The surroundings are `from` … `to` - 1, the passage itself `start` … `end` - 1 within them. */
  from: Uint32Array
  start: Uint32Array
  end: Uint32Array
  to: Uint32Array
  /** Units of the surroundings, separators not counted. */
  lengths: Uint32Array
}
