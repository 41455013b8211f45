// plans.ts — the sentences of a report that say what is to be done next. Not: whether it was done
// (search/answers/promises.ts).
import type { InspectedPassage } from './inspect.ts'
import { PARTS } from './parts.ts'

/** What was promised, and where. */
export interface Plan {
  passageId: string
  text: string
}

const PLANS = PARTS.find(({ key }) => key === 'plans')!

/** UTF-16 units; a shorter sentence is a heading or a greeting. */
const SHORTEST = 14
/** Sentences of one report: more are a text that is a plan as a whole. */
const MOST = 80

/**
 * Every sentence under a heading of plans; where no heading is one, the sentences that speak of what is next.
 *
 * @example plansOf([{ id: 'a', kind: 'paragraph', section: ['四、下一步工作安排'], text: '加强行政复议规范化建设，提升办案质量。' }])
 */
export function plansOf(passages: readonly InspectedPassage[]): Plan[] {
  const paragraphs = passages.filter(({ kind }) => kind === 'paragraph')
  const under = paragraphs.filter(isUnderPlans).flatMap(sentencesOf)
  const found =
    under.length > 0
      ? under
      : paragraphs
          .flatMap(sentencesOf)
          .filter(({ text }) => PLANS.sentences.some(pattern => pattern.test(text)))
  return found.slice(0, MOST)
}

/** Whether a passage stands under a heading of plans. */
export const isUnderPlans = ({ section }: Pick<InspectedPassage, 'section'>): boolean =>
  section.some(isPlanHeading)

/** 四、2024年工作安排 is one, 2023年目标任务完成情况 looks back. */
export const isPlanHeading = (heading: string): boolean =>
  PLANS.headings.some(pattern => pattern.test(heading))

/**
 * The clauses of a sentence that say enough to be looked for word for word, as the text has them.
 *
 * @example clausesOf('依法行政，不断优化法治化营商环境。') // => ['不断优化法治化营商环境']
 */
export const clausesOf = (sentence: string): string[] =>
  sentence
    .split(/[，：；。！？:;!?]|,(?!\d)/u)
    .map(clause => clause.trim())
    .filter(clause => (clause.match(/[\p{L}\p{N}]/gu) ?? []).length >= SHORTEST_CLAUSE)

// --- internal ---

/** Letters and digits; shorter ones are turns of phrase that stand everywhere. */
const SHORTEST_CLAUSE = 8

function sentencesOf({ id, text, section }: InspectedPassage): Plan[] {
  const heading = section.at(-1)
  const body = heading !== undefined && text.startsWith(heading) ? text.slice(heading.length) : text
  return (body.match(/[^。！？；]+[。！？；]?/g) ?? [])
    .map(sentence => sentence.trim())
    .filter(sentence => sentence.length >= SHORTEST)
    .map(sentence => ({ passageId: id, text: sentence }))
}
