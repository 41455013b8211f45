// place.ts — what a division is called on screen. Not: what it is (src/regions), or how its name is found.
import * as places from '../../src/regions/place-text.ts'

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
