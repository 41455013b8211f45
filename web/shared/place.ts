// place.ts — what a division is called on screen, and where it stands among others. Not: what it is (src/regions), or how
// its name is found.
import * as places from '../../src/regions/place-text.ts'
import { byRegion } from '../../src/regions/region.ts'

/** What the nation is called. */
interface PlaceWords {
  nation: string
}

export const placeName = (name: string, words: PlaceWords): string => places.placeName(name, words.nation)

/** @example placePath(['湖北省', '天门市'], { nation: '国家（中央）' }) // => '湖北省 › 天门市' */
export const placePath = (path: readonly string[], words: PlaceWords): string =>
  places.placeText(path, ' › ', words.nation)

/** Names of divisions are Chinese; what the nation is called, and what is no name, are of the page's language. */
export const placeLang = (path: readonly string[]): 'zh-CN' | null =>
  path.length === 0 || places.isNation(path) ? null : 'zh-CN'

/** For sorting the rows of a table: by the codes of their divisions, the unknown, whose code is empty, last. */
export const byCode = (a: { code: string }, b: { code: string }): number =>
  byRegion(a.code === '' ? null : a, b.code === '' ? null : b)
