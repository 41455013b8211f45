// congress.ts — in which year a session of the National People's Congress met. Not: whose report is given to it.

/** Sessions of the congresses that met irregularly. From the fifth (1978) on: five years, one session a year. */
const SESSIONS: Readonly<Record<number, readonly number[]>> = {
  1: [1954, 1955, 1956, 1957, 1958],
  2: [1959, 1960, 1962, 1963],
  3: [1964],
  4: [1975],
}

const DIGITS = '一二三四五六七八九'

/** Up to 99, as congresses and sessions are counted. */
function numberOf(han: string): number {
  const [tens, ones] = han.includes('十') ? han.split('十') : [undefined, han]
  const unit = ones ? DIGITS.indexOf(ones) + 1 : 0
  if (tens === undefined) return unit
  return (tens === '' ? 1 : DIGITS.indexOf(tens) + 1) * 10 + unit
}

/**
 * The year of a session, a matter of record; null where there was no such session, or several and none is named.
 *
 * @example
 * sessionYear('十四', '二') // => 2024
 */
export function sessionYear(congress: string, session: string | undefined): number | null {
  const number = numberOf(congress)
  const known = SESSIONS[number]
  if (session === undefined) return known?.length === 1 ? known[0]! : null
  const nth = numberOf(session)
  if (known) return known[nth - 1] ?? null
  return number >= 5 && nth >= 1 && nth <= 5 ? 1978 + (number - 5) * 5 + nth - 1 : null
}
