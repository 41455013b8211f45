// align-units.ts — which unit of a sentence answers to which of the text it was found in. Not: what the differences
// mean.
import { SENTENCE_ENDS } from '../analysis/skeleton.ts'

/** One step from left to right: units that answer to each other, or one that has no counterpart (-1). */
export interface Step {
  draft: number
  source: number
  same: boolean
}

/**
 * The cheapest way from a whole sentence to a stretch of text that ends at its end and may begin anywhere. Of equal
 * ways the one that pairs units comes first, so that a changed unit at the border stays in the stretch; but not beyond the
 * sentence of the source.
 *
 * @param source ends where the sentence was found to end
 */
export function align(draft: string, source: string): Step[] {
  const [rows, columns] = [draft.length, source.length]
  const width = columns + 1
  const costs = new Uint16Array((rows + 1) * width)
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
  while (i > 0) {
    const cost = costs[i * width + j]!
    const same = j > 0 && draft[i - 1] === source[j - 1]
    if (j > 0 && cost === costs[(i - 1) * width + j - 1]! + (same ? 0 : 1))
      steps.push({ draft: --i, source: --j, same })
    else if (cost === costs[(i - 1) * width + j]! + 1) steps.push({ draft: --i, source: -1, same: false })
    else steps.push({ draft: -1, source: --j, same: false })
  }
  return withinSentence(steps.reverse(), source)
}

/**
 * The same way, without what it pairs at its end with the first digits of a number, where the sentence has none there: 已经印发
 * beside 已经2019年7月30日…通过 has no 20, it has words that the source does not say.
 *
 * @param source the whole of it, beyond the end of the way too
 */
export function withoutCutNumber(steps: readonly Step[], draft: string, source: string): Step[] {
  const end = steps.findLast(step => step.source >= 0)?.source ?? -1
  const tail = steps.slice(steps.findLastIndex(({ same }) => same) + 1)
  const isCut = isDigit(source[end]) && isDigit(source[end + 1])
  if (!isCut || tail.length === steps.length || tail.some(step => isDigit(draft[step.draft])))
    return [...steps]
  const rest = tail.filter(step => step.draft >= 0).map(step => ({ ...step, source: -1 }))
  return [...steps.slice(0, steps.length - tail.length), ...rest]
}

// --- internal ---

const isDigit = (unit = '') => /[0-9]/.test(unit)

/**
 * The same way, without what it pairs at its borders with words of the sentence before or behind: 2024年，全省增长6.7% beside
 * ……稳中向好。全省增长5.7% has no other year, it has one that the source does not say.
 */
function withinSentence(steps: readonly Step[], source: string): Step[] {
  const isEnd = (step: Step) => step.source >= 0 && SENTENCE_ENDS.includes(source[step.source]!)
  const first = steps.findIndex(({ same }) => same)
  if (first < 0) return [...steps]
  const last = steps.findLastIndex(({ same }) => same)
  const begin = steps.slice(0, first).findLastIndex(isEnd)
  const behind = steps.slice(last + 1).findIndex(isEnd)
  const end = behind < 0 ? steps.length : last + 1 + behind
  return steps
    .map((step, at) => (at <= begin || at >= end ? { ...step, source: -1 } : step))
    .filter(step => step.draft >= 0 || step.source >= 0)
}
