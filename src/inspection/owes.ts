// owes.ts — which reports owe the five parts: those on 法治政府建设, recognised by title, or without one by their opening.
// Not: looking for the parts (inspect.ts).
import { genreOf } from '../report/genre.ts'

/** Texts of which a report that owes them holds one, whatever its title. */
export const SUBJECTS = ['法治', '依法行政', '依法治'] as const

/**
 * Whether the title is of a report on 法治政府建设. What announces, plans or regulates it is none.
 *
 * @example titleOwes('天门市人民政府关于2020年天门市法治政府建设情况的报告') // => true
 * @example titleOwes('某市2024年法治政府建设工作要点') // => false
 * @example titleOwes('2024年某市政府工作报告') // => false
 */
export function titleOwes(title: string): boolean {
  const genre = genreOf(title)
  if (genre === '法规' || genre === '会议') return false
  return SUBJECTS.some(subject => title.includes(subject)) && (genre === '报告' || !OTHER.test(title))
}

/**
 * The same of a report without a title, by its first characters: an annual report says at once what it is about.
 *
 * @param opening its text from the beginning; what lies beyond the first 300 UTF-16 units is not looked at
 * @example openingOwes('2020年，某盟认真贯彻落实《法治政府建设实施纲要》，扎实推进……') // => true
 * @example openingOwes('各位代表：现在，我代表市人民政府向大会报告工作。') // => false
 */
export const openingOwes = (opening: string): boolean =>
  /法治政府建设|法治建设|依法行政/u.test(opening.slice(0, 300)) && !/各位代表/u.test(opening.slice(0, 300))

// --- internal ---

/** What a text on 法治 that is no report ends in, or is part of. */
const OTHER =
  /(?:通知|方案|意见|规划|纲要|要点|计划|通报|批复|复函|公告|讲话|倡议书|解读|问答|清单|办法)[^\p{L}]*$/u
