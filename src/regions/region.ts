// region.ts — what an administrative division is. Not: which there are (divisions.ts) nor how one is found.

/** An administrative division. */
export interface Region {
  /** Six digits, e.g. `640104`. The nation itself is `000000`. */
  code: string
  /** Short of its parents: `西洞庭管理区`, not `常德市西洞庭管理区`. */
  name: string
  /** Outermost first, ending in `name`; pseudo-levels (市辖区, 省直辖县级行政区划) are left out. */
  path: string[]
}

/** Administrative level. A division of the data set is 国家, 省, 市 or 县; 乡 is known only from a report's title. */
export const LEVELS = ['国家', '省', '市', '县', '乡'] as const
export type Level = (typeof LEVELS)[number]
