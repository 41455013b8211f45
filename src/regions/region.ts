// region.ts — what an administrative division is, and in which order they stand. Not: which there are (divisions.ts)
// nor how one is found.

/** An administrative division. */
export interface Region {
  /** Six digits, e.g. `640104`. The nation itself is `000000`. */
  code: string
  /** Short of its parents: `西洞庭管理区`, not `常德市西洞庭管理区`. */
  name: string
  /** Outermost first, ending in `name`; pseudo-levels (市辖区, 省直辖县级行政区划) are left out. */
  path: string[]
}

/**
 * The order of their codes, in which a division stands before its parts. The unknown stand last.
 *
 * @example [null, { code: '640000' }, { code: '110000' }].sort(byRegion)[0] // => { code: '110000' }
 */
export function byRegion(a: Pick<Region, 'code'> | null, b: Pick<Region, 'code'> | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  return Number(a.code) - Number(b.code)
}

/** Administrative level. A division of the data set is 国家, 省, 市 or 县; 乡 is known only from a report's title. */
export const LEVELS = ['国家', '省', '市', '县', '乡'] as const
export type Level = (typeof LEVELS)[number]

/** @example levelName('市') // => '市级' */
export const levelName = (level: Level | null): string =>
  level === null ? '层级不详' : level === '国家' ? level : `${level}级`
