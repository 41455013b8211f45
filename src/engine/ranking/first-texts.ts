// first-texts.ts — which texts of a long question the first pass reads. Not: reading them, what they weigh.
import type { RankingParameters } from './ranking-parameters.ts'
import type { WeighedText } from './rarity.ts'

/**
 * The texts to read, those that tell the most first. Reading may stop when the budget is spent and enough candidates
 * were found; what is left waits for rescoring.
 *
 * @param costOf postings read for a text; its df is a fair estimate
 * @param hasEnough whether the texts given out so far found `candidates` matches; asked only when the budget is spent
 * @example
 * for (const { text, weight } of firstTexts(weighed, ({ text }) => df(text), () => found >= 200, parameters))
 *   add(text, weight)
 */
export function* firstTexts(
  weighed: readonly WeighedText[],
  costOf: (text: WeighedText) => number,
  hasEnough: () => boolean,
  { firstTexts, firstPostings }: Pick<RankingParameters, 'firstTexts' | 'firstPostings'>,
): Generator<WeighedText, void> {
  const hasLonger = weighed.some(({ text }) => text.length > 1)
  let read = 0
  let left = firstPostings
  let isEnough = false
  for (const one of weighed.toSorted((a, b) => b.weight - a.weight)) {
    const cost = costOf(one)
    const tells = one.text.length > 1 || !hasLonger
    if (cost > left && (!tells || read >= firstTexts)) {
      isEnough ||= hasEnough()
      if (isEnough) continue
    }
    if (tells) read++
    left -= cost
    yield one
  }
}
