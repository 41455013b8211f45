// paging.ts — checks `limit` and `offset`. Not: the limits over HTTP (src/api/).
import { JiansuoError } from '../../errors.ts'

interface Page<Limit> {
  /** Items, at least 1. */
  limit: Limit
  /** Items left out in front, at least 0. */
  offset: number
}

/**
 * A method of the library takes any size; only what is no size is refused, rather than answered with nothing.
 *
 * @param limit where none was given
 * @throws JiansuoError `bad-query`, naming the parameter, for what is no whole number or too small
 * @example paging({ offset: 40 }, 20)   // => { limit: 20, offset: 40 }
 */
export function paging<Limit extends number | null>(
  given: { limit?: number | undefined; offset?: number | undefined },
  limit: Limit,
): Page<number | Limit> {
  return {
    limit: given.limit === undefined ? limit : atLeast(1, 'limit', given.limit),
    offset: given.offset === undefined ? 0 : atLeast(0, 'offset', given.offset),
  }
}

// --- internal ---

function atLeast(least: number, name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value
  throw new JiansuoError('bad-query', `参数 ${name} 的值“${String(value)}”不对：应为不小于 ${least} 的整数`, {
    reason: 'bad-value',
    about: [name, String(value)],
  })
}
