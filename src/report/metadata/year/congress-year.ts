// congress-year.ts — the year in which the session of the National People's Congress met that a text names. Not:
// sessions of other congresses, whose numbers tell no year.
import { sessionYear } from '../../language/congress.ts'
import type { Source } from '../../report.ts'
import type { Block } from '../../structure/joining.ts'
import { type FoundYear, found } from './found-year.ts'

const HAN = '[一二三四五六七八九十]{1,3}'
const CONGRESS = `第(${HAN})届全国人民代表大会(?:第(${HAN})次会议)?`
const GIVEN_TO = new RegExp(`[向在]${CONGRESS}[^。]{0,16}(?:报告|提出|上)`)
const OPENS_WITH = new RegExp(`^${CONGRESS}`)
const YEAR_OF_SESSION = new RegExp(`(去年|今年)(?:举行的|召开的)?(${HAN})届(?:全国)?人大(${HAN})次会议`)

/** Of the session that a title or a text opens with. */
export const ofSession = (text: string, source: Source): FoundYear | null => matched(OPENS_WITH, text, source)

/** Of the session that a speech says it is given to. */
export const ofSessionGivenTo = (opening: string): FoundYear | null =>
  matched(GIVEN_TO, opening, 'first-sentence')

/** Told by a session that met this year, or last year: 去年十届人大二次会议. */
export function ofSessionSpokenOf(blocks: readonly Block[]): FoundYear | null {
  for (const { text } of blocks) {
    const session = YEAR_OF_SESSION.exec(text)
    const year = session ? sessionYear(session[2]!, session[3]) : null
    if (session && year !== null) return found(session[1] === '去年' ? year + 1 : year, 'text', session[0])
  }
  return null
}

// --- internal ---

function matched(pattern: RegExp, text: string, source: Source): FoundYear | null {
  const match = pattern.exec(text)
  const value = match ? sessionYear(match[1]!, match[2]) : null
  return match && value !== null ? found(value, source, match[0]) : null
}
