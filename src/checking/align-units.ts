// align-units.ts — which unit of a sentence answers to which of the text it was found in. Not: what the differences
// mean.

/** One step from left to right: units that answer to each other, or one that has no counterpart (-1). */
export interface Step {
  draft: number
  source: number
  same: boolean
}

/** Units of a skeleton, from `start` to before `end`. */
export interface Range {
  start: number
  end: number
}

/** Of both skeletons; one of them may be empty. */
export interface Sides {
  draft: Range
  source: Range
}

/**
 * The cheapest way from a whole sentence to a stretch of text that ends at its end and may begin anywhere. Of equal
 * ways the one that pairs units comes first, so that a changed unit at the border stays in the stretch (at-borders.ts
 * says which).
 *
 * @param source ends where the sentence was found to end
 * @param isWhole the stretch begins where the source does
 */
export function align(draft: string, source: string, isWhole = false): Step[] {
  const [rows, columns] = [draft.length, source.length]
  const width = columns + 1
  const costs = new Uint16Array((rows + 1) * width)
  if (isWhole) for (let j = 1; j <= columns; j++) costs[j] = j
  for (let i = 1; i <= rows; i++) {
    costs[i * width] = i
    for (let j = 1; j <= columns; j++) {
      const paired = costs[(i - 1) * width + j - 1]! + (draft[i - 1] === source[j - 1] ? 0 : 1)
      const alone = Math.min(costs[(i - 1) * width + j]!, costs[i * width + j - 1]!) + 1
      costs[i * width + j] = Math.min(paired, alone)
    }
  }
  const steps: Step[] = []
  let [i, j] = [rows, columns]
  while (i > 0 || (isWhole && j > 0)) {
    const cost = costs[i * width + j]!
    const same = i > 0 && j > 0 && draft[i - 1] === source[j - 1]
    if (i > 0 && j > 0 && cost === costs[(i - 1) * width + j - 1]! + (same ? 0 : 1))
      steps.push({ draft: --i, source: --j, same })
    else if (i > 0 && cost === costs[(i - 1) * width + j]! + 1)
      steps.push({ draft: --i, source: -1, same: false })
    else steps.push({ draft: -1, source: --j, same: false })
  }
  return steps.reverse()
}
